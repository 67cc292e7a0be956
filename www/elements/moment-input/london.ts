/** London's wall clock: what a person types, and the instants it can mean. Nothing here asks what time it is. */

/** A date and a time as a clock in London shows them. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const shown = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

/** What a clock in London shows at an instant. */
export function wallAt(instant: Date): Wall {
  const parts = shown.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour"), minute: part("minute") };
}

/** Whether the calendar has such a day. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The instants at which a clock in London shows this, earlier first: one as a rule, none where the clocks went forward
 * over it, two where they went back.
 */
export function instantsOf(wall: Wall): string[] {
  const asIfUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const summer = new Date(asIfUtc - 3_600_000);
  const winter = new Date(asIfUtc);
  return [summer, winter].filter((instant) => sameWall(wallAt(instant), wall)).map(instantText);
}

/** An instant as a case writes it, to the second. */
export function instantText(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

function sameWall(left: Wall, right: Wall): boolean {
  return left.year === right.year && left.month === right.month && left.day === right.day && left.hour === right.hour && left.minute === right.minute;
}
