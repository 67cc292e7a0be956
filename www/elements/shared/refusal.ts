/** What the core says of a case that it refuses: sentences for people; null where the error is none of the core's. */
export function refusal(error: unknown): string[] | null {
  if (!isRefusal(error)) return null;
  return error.diagnostics.map(({ message, mend, place }) => {
    const name = place?.path?.split(".").at(-1) ?? "";
    // Said where it is, unless the message names it.
    const where = name === "" || message.includes(name) ? "" : ` (${place?.path ?? ""})`;
    return `${message.charAt(0).toUpperCase()}${message.slice(1)}${where}. ${mend}`;
  });
}

/** An error in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Told by its shape, not by its class: a portal may have loaded the package twice. */
function isRefusal(error: unknown): error is { diagnostics: { message: string; mend: string; place?: { path?: string } }[] } {
  return error instanceof Error && "diagnostics" in error && Array.isArray(error.diagnostics);
}
