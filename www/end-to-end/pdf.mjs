// Reads what the browser printed: the text of each page in the order in which a reader gets it, and whether it is tagged.
import { getResolvedPDFJS } from "unpdf";

/** What stands under each sheet; the browser writes it before the rest. */
const FOOT = /^Page\d+of\d+/;

/** A text without its white space, for where a line is broken is the printer's business, and without boxes, which the style draws. */
export const tight = (text) => text.replace(/[\s☐☒]+/g, "");

/**
 * The pages of a PDF.
 * @param {Uint8Array} bytes
 * @returns {Promise<{ tagged: boolean, language: string | null, pages: { text: string, roles: string[], pictures: number }[] }>}
 */
export async function readPdf(bytes) {
  const { getDocument, OPS } = await getResolvedPDFJS();
  const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: true, verbosity: 0 }).promise;
  try {
    const { Marked: tagged = false } = (await document.getMarkInfo()) ?? {};
    const { info } = await document.getMetadata();
    const pages = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const text = tight(content.items.map((item) => item.str ?? "").join(""));
      const { fnArray } = await page.getOperatorList();
      const pictures = fnArray.filter((operation) => [OPS.paintImageXObject, OPS.paintInlineImageXObject].includes(operation)).length;
      pages.push({ text: text.replace(FOOT, ""), foot: FOOT.test(text), roles: roles(await page.getStructTree()), pictures });
    }
    return { tagged, language: info.Language ?? null, pages };
  } finally {
    await document.destroy();
  }
}

/** The roles of what stands on a page, in reading order. */
function roles(node) {
  if (!node) return [];
  return [node.role, ...(node.children ?? []).flatMap(roles)].filter(Boolean);
}
