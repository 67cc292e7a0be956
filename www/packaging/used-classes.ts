import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AcceptedPlugin } from "postcss";

/** A class of the GOV.UK Design System, as a script or a style sheet names it. */
const CLASS = /govuk-[\w-]+/g;

/** The classes that the scripts of the page and its elements name; one that ends in a hyphen is the beginning of several. */
function named(): string[] {
  const folders = ["../elements", "../app"].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  const scripts = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`));
  return [...new Set(scripts.filter((name) => name.endsWith(".ts")).flatMap((name) => readFileSync(name, "utf8").match(CLASS) ?? []))];
}

/**
 * Leaves out the rules for classes of the GOV.UK Design System that no script names: everything travels to a browser, and
 * half of the shared sheet was for buttons, sizes and prefixes that nobody uses.
 */
export function usedClasses(): AcceptedPlugin {
  const known = named();
  const isUsed = (name: string) => known.some((one) => one === name || (one.endsWith("-") && name.startsWith(one)));
  return {
    postcssPlugin: "used-classes",
    OnceExit(sheet) {
      sheet.walkRules(/\.govuk-/, (rule) => {
        const used = rule.selectors.filter((selector) => (selector.match(/\.govuk-[\w-]+/g) ?? []).every((name) => isUsed(name.slice(1))));
        if (used.length === 0) rule.remove();
        else rule.selectors = used;
      });
      sheet.walkAtRules((rule) => {
        if (rule.nodes?.length === 0) rule.remove();
      });
    },
  };
}
