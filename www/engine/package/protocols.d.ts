/**
 * The bundled protocols: `load` takes the id of one of them.
 *
 * @type {readonly import("./types.js").Listed[]}
 */
export const protocols: readonly import("./types.js").Listed[];
/**
 * Where each pack lies.
 *
 * @type {Record<string, URL>}
 */
export const places: Record<string, URL>;
