// custom-elements.json, by which editors and documentation know the elements of the package.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";
import { isInner } from "./inner.mjs";
import { theme } from "./theme.mjs";

const www = fileURLToPath(new URL("..", import.meta.url));

/**
 * Writes the manifest of the package as it is installed: what its scripts export, not how its sources lie.
 *
 * @param {string} file
 */
export function manifest(file) {
  const files = readdirSync(join(www, "elements"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.(test|d)\.ts$/.test(name))
    .map((name) => join(www, "elements", name))
    .sort();
  const modules = files.map((source) => ts.createSourceFile(relative(www, source), readFileSync(source, "utf8"), ts.ScriptTarget.ES2022, true));
  const found = create({ modules, plugins: [...litPlugin(), tags()] });

  const classes = new Map(found.modules.flatMap((module) => module.declarations.filter((one) => one.kind === "class").map((one) => [`${module.path} ${one.name}`, one])));
  const index = found.modules.find((module) => module.path === "elements/index.ts");
  const declarations = (index?.exports ?? []).flatMap(({ name, declaration }) => {
    const one = classes.get(`elements/${declaration.module?.replace(/^\.\//, "").replace(/^elements\//, "").replace(/(\.ts|\.js)?$/, ".ts")} ${declaration.name}`);
    return one?.tagName ? [described(name, one)] : [];
  });
  if (declarations.length === 0) throw new Error("elements/index.ts exports no element");

  const written = {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "elements/index.js",
        declarations,
        exports: declarations.map(({ name }) => ({ kind: "js", name, declaration: { name, module: "elements/index.js" } })),
      },
      {
        kind: "javascript-module",
        path: "elements/define.js",
        declarations: [],
        exports: declarations.map(({ name, tagName }) => ({ kind: "custom-element-definition", name: tagName, declaration: { name, module: "elements/index.js" } })),
      },
    ],
  };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}

/** What a portal can use of an element. */
function described(name, one) {
  const isOpen = (member) => !member.static && !isInner(member.name) && (member.privacy ?? "public") === "public" && !member.name.startsWith("#");
  const bare = ({ inheritedFrom: _inheritedFrom, resolveInitializer: _resolve, ...member }) => member;
  return {
    kind: "class",
    customElement: true,
    name,
    tagName: one.tagName,
    description: one.description,
    ...(one.members?.some((member) => member.static && member.name === "formAssociated") ? { formAssociated: true } : {}),
    members: (one.members ?? []).filter(isOpen).map(bare),
    attributes: (one.attributes ?? []).map(bare),
    events: (one.events ?? []).map(({ name, description }) => ({ name, type: { text: `CustomEvent<HomewardEvents["${name}"]>` }, description })),
    slots: one.slots ?? [],
    cssParts: one.cssParts ?? [],
    cssProperties: [...(one.cssProperties ?? []), ...theme],
    superclass: { name: "HTMLElement" },
  };
}

/** The name of each element, as it tells TypeScript: `"homeward-form": FormElement`. */
function tags() {
  const names = new Map();
  return {
    name: "tags",
    collectPhase({ node }) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== "HTMLElementTagNameMap") return;
      for (const member of node.members) if (ts.isPropertySignature(member) && ts.isStringLiteral(member.name)) names.set(`${node.getSourceFile().fileName} ${member.type.getText()}`, member.name.text);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const one of module.declarations) {
          const tagName = names.get(`${module.path} ${one.name}`);
          if (tagName) Object.assign(one, { tagName, customElement: true });
        }
      }
    },
  };
}
