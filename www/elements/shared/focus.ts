/** What has the focus, through all shadow roots. */
export function deepest(element: Element | null = document.activeElement): HTMLElement | null {
  const inner = element?.shadowRoot?.activeElement;
  if (inner) return deepest(inner);
  return element instanceof HTMLElement ? element : null;
}
