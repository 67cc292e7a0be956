import { createHash } from "node:crypto";
import type { Plugin, Rollup } from "vite";

/** What the page of an episode needs before it can answer: the module, and the protocol that it opens with. */
const FIRST = [/^assets\/homeward_bg-.*\.wasm$/, /^assets\/newham-.*\.json$/];

/**
 * Names in the page what its script will fetch, so that the browser fetches it beside the script and not after it: a start waits
 * for one round instead of two. `crossorigin` makes it the same request as that of `fetch`, and so does `integrity`, which a
 * protocol is fetched with.
 */
export function preloads(): Plugin {
  return {
    name: "preloads",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle, path }) {
        if (!bundle || path !== "/index.html") return [];
        const files = Object.values(bundle).filter(({ fileName }) => FIRST.some((first) => first.test(fileName)));
        return files.map((file) => ({ tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `./${file.fileName}`, ...integrityOf(file) }, injectTo: "head" as const }));
      },
    },
  };
}

function integrityOf(file: Rollup.OutputAsset | Rollup.OutputChunk): Record<string, string> {
  if (file.type !== "asset" || !file.fileName.endsWith(".json")) return {};
  return { integrity: `sha256-${createHash("sha256").update(file.source).digest("base64")}` };
}
