import type { Plugin } from "vite";

/** What the page of an episode needs before it can answer: the module, and the protocol that it opens with. */
const FIRST = [/^assets\/homeward_bg-.*\.wasm$/, /^assets\/newham-.*\.json$/];

/**
 * Names in the page what its script will fetch, so that the browser fetches it beside the script and not after it: a start waits
 * for one round instead of two. `crossorigin` makes it the same request as that of `fetch`.
 */
export function preloads(): Plugin {
  return {
    name: "preloads",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle, path }) {
        if (!bundle || path !== "/index.html") return [];
        const names = Object.keys(bundle).filter((name) => FIRST.some((first) => first.test(name)));
        return names.map((name) => ({ tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `./${name}` }, injectTo: "head" as const }));
      },
    },
  };
}
