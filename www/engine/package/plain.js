// A case as text, with nothing lost on the way: JSON.stringify alone would pass over a Map, write NaN as null, and turn a
// Date into whatever its clock says.

/** A case is three levels deep; what is deeper than this is a circle, or no case. */
const DEEPEST = 16;

/**
 * The places of what JSON cannot say, each followed by what stands there: `["events.last_seen", "a Date"]`.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
export function unsayable(value) {
  /** @type {string[]} */
  const found = [];
  look(value, "", 0, found);
  return found;
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {number} depth
 * @param {string[]} found
 */
function look(value, path, depth, found) {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return;
    case "number":
      if (!Number.isFinite(value)) found.push(path || "case", String(value));
      return;
    case "object":
      break;
    default:
      found.push(path || "case", `a ${typeof value}`);
      return;
  }
  if (value === null) return;
  if (depth > DEEPEST) {
    found.push(path || "case", "an object that goes too deep, or in a circle");
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) look(value[i], `${path}[${i}]`, depth + 1, found);
  } else if (Object.prototype.toString.call(value) !== "[object Object]" || "toJSON" in value) {
    found.push(path || "case", `a ${value.constructor?.name || "strange object"}`);
  } else {
    for (const [name, member] of Object.entries(value)) look(member, path ? `${path}.${name}` : name, depth + 1, found);
  }
}
