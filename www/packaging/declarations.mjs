// The types of the package's elements: one file, which needs neither Lit nor the sources.
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rollup } from "rollup";
import dts from "rollup-plugin-dts";
import ts from "typescript";
import { isInner } from "./inner.mjs";

const www = fileURLToPath(new URL("..", import.meta.url));

/** What the engine's package declares itself is named there and not copied. */
const ENGINE = /(^homeward(\/|$))|engine\/package\/types\.d\.ts$/;

/** What an element is beside its own members. */
const RENDERED = `/** An element that draws itself soon after a property is set. */
declare class RenderedElement extends HTMLElement {
    /** Settles once what was set is drawn. */
    readonly updateComplete: Promise<boolean>;
}
`;

/**
 * Writes the types of the classes and of what registers them.
 *
 * @param {string} folder
 */
export async function declarations(folder) {
  const bundle = await rollup({
    input: join(www, "elements/index.ts"),
    external: (id) => ENGINE.test(id) || id === "lit" || id.startsWith("lit/"),
    plugins: [styles(), dts({ tsconfig: join(www, "tsconfig.json"), compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, paths: {} } })],
    onwarn: (warning) => {
      // What a source imports for itself alone is left out; anything else would be a hole in the types.
      if (warning.code !== "UNUSED_EXTERNAL_IMPORT") throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: "es", paths: (id) => (ENGINE.test(id) ? "../index.js" : id) });
  await bundle.close();
  writeFileSync(join(folder, "index.d.ts"), withoutInner(output[0].code));
  writeFileSync(join(folder, "define.d.ts"), 'import "./index.js";\n');
}

/** Style sheets declare nothing. */
function styles() {
  return { name: "styles", resolveId: (id, from) => (id.includes(".scss") ? resolve(dirname(from ?? www), id) : null), load: (id) => (id.includes(".scss") ? "declare const text: string; export default text;" : null) };
}

/**
 * The declarations without what is nobody else's business: private and protected members, Lit's own. An element is then an
 * `HTMLElement` with properties and methods.
 */
function withoutInner(code) {
  const source = ts.createSourceFile("index.d.ts", code, ts.ScriptTarget.ES2022, true);
  const hidden = (member) =>
    (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 || (member.name !== undefined && (ts.isPrivateIdentifier(member.name) || isInner(member.name.getText(source))));
  const cuts = [];
  const visit = (node) => {
    if (ts.isClassDeclaration(node)) for (const member of node.members) if (hidden(member)) cuts.push([member.getFullStart(), member.end]);
    if (ts.isImportDeclaration(node) && /^["']lit/.test(node.moduleSpecifier.getText(source))) cuts.push([node.getFullStart(), node.end]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  let text = code;
  for (const [start, end] of cuts.sort(([left], [right]) => right - left)) text = text.slice(0, start) + text.slice(end);
  return `${text.replace(/\bextends LitElement\b/g, "extends RenderedElement").trim()}\n\n${RENDERED}`;
}
