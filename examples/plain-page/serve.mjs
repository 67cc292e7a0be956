// Serves the page, with the package beside it as `homeward/`: node examples/plain-page/serve.mjs
import { fileURLToPath } from "node:url";
import { listen, packageFolder, sendFile } from "../files.mjs";

const here = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

listen((_request, response, path) => {
  if (path.startsWith("/homeward/")) return sendFile(response, packageFolder, path.slice("/homeward/".length));
  return sendFile(response, here, path === "/" ? "index.html" : path.slice(1));
}, 8090);
