/**
 * Starts the engine with what `read` gives, once; later calls wait for the first.
 *
 * @param {() => Module | undefined | Promise<BufferSource>} read
 * @returns {Promise<void>}
 */
export function startOnce(read: () => Module | undefined | Promise<BufferSource>): Promise<void>;
/**
 * Whether the engine can be asked.
 *
 * @returns {boolean}
 */
export function isStarted(): boolean;
/**
 * A module that is at hand already: its bytes, compiled, or where it can be fetched.
 */
export type Module = BufferSource | WebAssembly.Module | Response | Promise<Response> | URL | string;
