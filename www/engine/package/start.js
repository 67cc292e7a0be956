import start from "./homeward.js";
import { failure } from "./errors.js";

/**
 * A module that is at hand already: its bytes, compiled, or where it can be fetched.
 *
 * @typedef {BufferSource | WebAssembly.Module | Response | Promise<Response> | URL | string} Module
 */

/** @type {Promise<void> | undefined} */
let started;
let ready = false;

/**
 * Starts the engine with what `read` gives, once; later calls wait for the first.
 *
 * @param {() => Module | undefined | Promise<BufferSource>} read
 * @returns {Promise<void>}
 */
export function startOnce(read) {
  started ??= (async () => {
    try {
      const module = read();
      // Not awaited here: so the module is asked for before anything else.
      await start(module === undefined ? undefined : { module_or_path: module });
      ready = true;
    } catch (cause) {
      // So that it can be tried again.
      started = undefined;
      const message = cause instanceof Error ? cause.message : String(cause);
      const policy = /unsafe-eval|Content Security Policy/i.test(message);
      throw failure(
        "package/module-not-loaded",
        "homeward_bg.wasm",
        {
          message: `the module cannot be loaded (${message})`,
          why: "Without it nothing can be assessed",
          mend: policy
            ? "Add 'wasm-unsafe-eval' to the script-src of the page's Content-Security-Policy."
            : "See that homeward_bg.wasm is served beside the package's scripts, or give it to `init` yourself.",
        },
        cause,
      );
    }
  })();
  return started;
}

/**
 * Whether the engine can be asked.
 *
 * @returns {boolean}
 */
export function isStarted() {
  return ready;
}
