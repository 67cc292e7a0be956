/**
 * Fetches what stands behind the other tabs once the first answer has been painted, so that nobody waits for it. Where that
 * fails, it is tried again with whatever is shown next; until then the workspace says so.
 */
export function fetchRest(): void {
  const painted = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const shown = (): Promise<void> => painted().then(() => import("../elements/workspace/define-rest")).then(() => undefined, fetchRest);
  document.addEventListener("homeward-shown", () => void shown(), { once: true });
}
