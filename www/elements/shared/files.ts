import { ask, type Export } from "./events.js";

/** Media types, by what is exported. */
const TYPES: Readonly<Record<Export["kind"], string>> = { case: "application/json", calendar: "text/calendar;charset=utf-8", text: "text/plain;charset=utf-8", print: "text/plain;charset=utf-8", form: "application/json" };

/** Saves something as a JSON file where the person wants it. Nothing leaves the machine, and no child's name stands in that of the file. */
export function saveFile(value: unknown, name: string): void {
  save(`${JSON.stringify(value, null, 2)}\n`, name, TYPES.case);
}

/** Hands something out: whoever listens may take it over, which is then false; else it is printed, or saved as a file. */
export function handOut(from: HTMLElement, { kind, name, content }: Export): boolean {
  if (!ask(from, "homeward-export", { kind, name, content })) return false;
  if (kind === "print") print();
  else save(content, name, TYPES[kind]);
  return true;
}

/** Goes on once all who listen have heard of something that is handed out, unless one of them took it over. */
export function whenAllHeard(event: Event, go: () => void): void {
  queueMicrotask(() => {
    if (!event.defaultPrevented) go();
  });
}

function save(content: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
