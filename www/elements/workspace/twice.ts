/**
 * The names that are given twice in one object of a JSON text, as paths: `facts.age`. Reading the text would keep the last of
 * them and say nothing. The text has to be JSON.
 */
export function givenTwice(json: string): string[] {
  const found: string[] = [];
  const open: ({ names: Set<string>; at: string } | { place: number; at: string })[] = [];
  let key: string | null = null;
  const here = (): string => {
    const top = open.at(-1);
    if (!top) return "";
    const last = "names" in top ? (key ?? "") : String(top.place);
    return top.at === "" ? last : `${top.at}.${last}`;
  };
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g)) {
    const top = open.at(-1);
    if (token === "{") open.push({ names: new Set(), at: here() });
    else if (token === "[") open.push({ place: 0, at: here() });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (top && "place" in top) top.place += 1;
    } else if (token.endsWith(":") && top && "names" in top) {
      key = JSON.parse(token.replace(/\s*:$/, "")) as string;
      if (top.names.has(key)) found.push(here());
      top.names.add(key);
    }
  }
  return found;
}
