/** Saves something as a JSON file where the person wants it. Nothing leaves the machine, and no child's name stands in that of the file. */
export function saveFile(value: unknown, name: string): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
