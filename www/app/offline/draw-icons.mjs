// Draws the icons of the installed page from public/icons/icon.svg, when that has changed:
// HOMEWARD_CHROMIUM=$(command -v chromium) node app/offline/draw-icons.mjs
import { readFileSync } from "node:fs";
import { launch } from "../../end-to-end/chromium.mjs";

const folder = new URL("../../public/icons/", import.meta.url);
const picture = readFileSync(new URL("icon.svg", folder), "utf8");
// A maskable icon fills its square, and what matters keeps to the middle four fifths.
const icons = [
  { name: "icon-192.png", size: 192, room: 1, ground: "transparent" },
  { name: "icon-512.png", size: 512, room: 1, ground: "transparent" },
  { name: "maskable-512.png", size: 512, room: 0.6, ground: "white" },
];

const browser = await launch();
for (const { name, size, room, ground } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${100 * room}vw}</style>${picture}`);
  await page.screenshot({ path: new URL(name, folder).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
