/** Members of an element that only Lit and the browser call: not for a portal, and in neither the types nor the manifest. */
export function isInner(name) {
  return /Callback$/.test(name) || ["styles", "properties", "shadowRootOptions"].includes(name);
}
