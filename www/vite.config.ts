import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import type { AcceptedPlugin } from "postcss";
import { precache } from "./app/offline/precache";
import { preloads } from "./packaging/preloads";
import { usedClasses } from "./packaging/used-classes";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packageFolder = here("../target/package/homeward");

/**
 * Makes a style sheet fit for shadow roots: `:root` matches nothing there, and `rem` belongs to the page around.
 * The sheet of the page itself keeps both.
 */
const forShadowRoots: AcceptedPlugin = {
  postcssPlugin: "for-shadow-roots",
  Once(sheet) {
    if (!sheet.source?.input.file?.split("?")[0]?.endsWith(".scss")) return;
    sheet.walkRules(":root", (rule) => {
      rule.selector = ":host";
    });
    sheet.walkDecls((declaration) => {
      declaration.value = declaration.value.replace(/(-?[\d.]+)rem\b/g, "calc(var(--homeward-base, 16px) * $1)");
    });
  },
};

export default defineConfig({
  base: "./",
  plugins: [preloads(), precache()],
  resolve: { alias: { homeward: packageFolder } },
  css: {
    postcss: { plugins: [forShadowRoots, usedClasses()] },
    preprocessorOptions: { scss: { loadPaths: [here("node_modules")], quietDeps: true } },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // What both pages share is named in each, so that it is not found only after the page's own script.
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: here("index.html"), plan: here("plan.html") } },
    chunkSizeWarningLimit: 200,
  },
});
