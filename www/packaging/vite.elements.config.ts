import { fileURLToPath } from "node:url";
import { transformWithEsbuild, type Plugin, type UserConfig } from "vite";
import page from "../vite.config";

const www = fileURLToPath(new URL("..", import.meta.url));

/** The scripts without comments and spaces: Vite leaves both in a library. */
const small: Plugin = {
  name: "small",
  enforce: "post",
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = (await transformWithEsbuild(chunk.code, chunk.fileName, { minify: true, legalComments: "none", target: "es2022", sourcemap: false })).code;
    }
  },
};

/**
 * The elements of the npm package: the classes, what registers them, and one script that both share. Lit is inside, so that
 * a plain page needs no bundler; the engine is not, so that there is one module however it is reached.
 */
export default {
  root: www,
  css: page.css ?? {},
  publicDir: false,
  plugins: [small],
  build: {
    target: "es2022",
    lib: { entry: { index: "elements/index.ts", define: "elements/define.ts" }, formats: ["es"] },
    emptyOutDir: true,
    modulePreload: false,
    rollupOptions: {
      external: /^homeward(\/|$)/,
      output: {
        paths: { homeward: "../index.js", "homeward/index.js": "../index.js" },
        entryFileNames: "[name].js",
        // One script for all that both need, whatever Rollup would cut it into.
        manualChunks: (id) => (/\/elements\/index\.ts$|\/define(-\w+)?\.ts$/.test(id) ? undefined : "shared"),
        chunkFileNames: "[name].js",
      },
    },
  },
} satisfies UserConfig;
