/** Where everything stands in the picture, so that no label lies on another. Pure: widths come from whoever can measure. */
import type { Group } from "./groups.js";
import type { Stretch } from "./stretch.js";

/** How wide a text is, in pixels. */
export type Measure = (text: string, bold: boolean) => number;

/** The page that is drawn on. */
export interface Sheet {
  width: number;
  /** The height of a line of text. */
  line: number;
  measure: Measure;
}

/** A line of a label. */
export interface LabelLine {
  words: string;
  bold: boolean;
}

/** A group with its place: all lengths in pixels, the vertical ones from the first row. */
export interface Placed {
  group: Group;
  /** The bar, from where to where: the same for a moment. */
  x0: number;
  x1: number;
  /** Whether the bar goes on beyond the picture, at either end. */
  cutLeft: boolean;
  cutRight: boolean;
  /** The middle of the bar. */
  y: number;
  /** The label: where its lines begin or end, and where the first one stands. */
  labelX: number;
  anchor: "start" | "end";
  labelY: number;
  lines: LabelLine[];
  /** The box that belongs to it alone. */
  box: Box;
}

/** A box. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Half the width of the shape at the end of a bar. */
export const SHAPE = 8;
/** Between a shape and its label. */
const GAP = 6;
/** How many titles of a group are written out. */
const TITLES = 3;
/** Between two boxes, across and down. */
const ACROSS = 16;
const DOWN = 8;

/** The horizontal place of a moment. */
export function across(at: number, { from, to }: Stretch, width: number): number {
  const inner = width - 2 * SHAPE;
  return SHAPE + (Math.min(Math.max(at, from), to) - from) / (to - from) * inner;
}

/** The label of a group: when, then what. */
export function labelOf(group: Group): LabelLine[] {
  if (group.kind === "mark" || group.kind === "planned") return [{ words: `${group.titles.join(", ")}: ${group.when}`, bold: false }];
  const all = group.titles.length <= TITLES + 1 ? group.titles : group.titles.slice(0, TITLES);
  const rest = group.titles.length - all.length;
  return [{ words: group.when, bold: true }, ...all.map((words) => ({ words, bold: false })), ...(rest > 0 ? [{ words: `and ${rest} more`, bold: false }] : [])];
}

/** Shortens a text to a width; the table has it whole. */
export function shortened({ words, bold }: LabelLine, most: number, measure: Measure): string {
  if (measure(words, bold) <= most) return words;
  let end = words.length - 1;
  while (end > 1 && measure(`${words.slice(0, end).trimEnd()}…`, bold) > most) end -= 1;
  return `${words.slice(0, end).trimEnd()}…`;
}

/**
 * Gives each group a place of its own: as high as it goes without touching another, in the order in which they come. The
 * moment of now has no part in it.
 */
export function layOut(groups: readonly Group[], stretch: Stretch, sheet: Sheet): { placed: Placed[]; height: number } {
  const placed: Placed[] = [];
  for (const group of groups) {
    const place = shapeOf(group, stretch, sheet);
    const top = freeTop(place.box, placed.map(({ box }) => box));
    placed.push({ ...place, y: place.y + top, labelY: place.labelY + top, box: { ...place.box, top: place.box.top + top, bottom: place.box.bottom + top } });
  }
  return { placed, height: Math.max(0, ...placed.map(({ box }) => box.bottom)) };
}

/** A group at the top: its label beside the end of its bar where there is room, else under it. */
function shapeOf(group: Group, stretch: Stretch, { width, line, measure }: Sheet): Placed {
  const [x0, x1] = [across(group.start, stretch, width), across(group.end, stretch, width)];
  const widest = width - 2 * SHAPE;
  const lines = labelOf(group).map((one) => ({ ...one, words: shortened(one, widest, measure) }));
  const wide = Math.max(...lines.map(({ words, bold }) => measure(words, bold)));
  const shared = { group, x0, x1, cutLeft: group.start < stretch.from, cutRight: group.end > stretch.to, lines, y: line / 2 };
  const beside = x1 + SHAPE + GAP;
  if (beside + wide <= width) {
    return { ...shared, labelX: beside, anchor: "start", labelY: 0, box: { left: x0 - SHAPE, top: 0, right: beside + wide, bottom: lines.length * line } };
  }
  const before = x0 - SHAPE - GAP;
  if (before - wide >= 0) {
    return { ...shared, labelX: before, anchor: "end", labelY: 0, box: { left: before - wide, top: 0, right: x1 + SHAPE, bottom: lines.length * line } };
  }
  // Under the bar: from its beginning, unless that leads out of the picture.
  const labelX = Math.max(0, Math.min(x0 - SHAPE, width - wide));
  return { ...shared, labelX, anchor: "start", labelY: line, box: { left: Math.min(labelX, x0 - SHAPE), top: 0, right: Math.max(labelX + wide, x1 + SHAPE), bottom: (lines.length + 1) * line } };
}

/** The highest place at which a box touches no other. */
function freeTop(box: Box, others: readonly Box[]): number {
  const beside = others.filter((other) => box.left < other.right + ACROSS && other.left < box.right + ACROSS);
  const height = box.bottom - box.top;
  const tops = [0, ...beside.map((other) => other.bottom + DOWN)].sort((left, right) => left - right);
  return tops.find((top) => beside.every((other) => top >= other.bottom + DOWN || top + height + DOWN <= other.top)) ?? 0;
}
