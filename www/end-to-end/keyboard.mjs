// Fills a form as a person without a mouse does: by Tab from control to control, by Space, the arrows and typing.
import assert from "node:assert/strict";
import { form } from "./every.mjs";
import { focusIsSeen } from "./page.mjs";

const YES_NO = [true, false, "not_known"];

/** What has the focus inside the form. */
function stopOf(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element?.getRootNode().host?.localName !== "homeward-form") return null;
    const group = element.type === "radio" ? [...element.getRootNode().querySelectorAll(`input[name="${element.name}"]`)] : [];
    return {
      id: element.id,
      field: element.closest("[data-field]")?.dataset.field ?? null,
      kind: element.localName === "input" ? element.type : element.localName,
      checked: group.length > 0 ? group.findIndex((one) => one.checked) : element.checked === true,
      last: element.localName === "button" && element.type === "submit",
    };
  });
}

/** Moves within radios to the one at a place, from where the focus stands. */
async function radio(page, stop, place) {
  if (stop.checked < 0) await page.keyboard.press("Space");
  const from = Math.max(stop.checked, 0);
  for (let step = 0; step < Math.abs(place - from); step += 1) await page.keyboard.press(place > from ? "ArrowDown" : "ArrowUp");
}

/** Chooses from a list, whose first line says "Choose". */
async function select(page, place) {
  await page.keyboard.press("Home");
  for (let step = 0; step <= place; step += 1) await page.keyboard.press("ArrowDown");
}

/** What is typed for the answer in a cell or a box. */
const text = (value) => (typeof value === "object" ? `${value.date} ${value.time}` : String(value));

/** Puts an answer, or the part of it that this control holds, where the focus is. */
async function give(page, field, value, stop) {
  const id = `f-${field.name}`;
  const part = stop.id.slice(id.length + 1);
  // When it was last checked is not the answer itself.
  if (stop.kind === "button" || part === "checked") return;
  if (field.type === "table") {
    if (stop.kind === "button" || !part.startsWith("0-")) return;
    const column = field.columns.find(({ name }) => `0-${name}` === part);
    if (!column) return;
    const cell = value[0][column.name];
    if (cell === undefined) return;
    if (stop.kind !== "select") return page.keyboard.type(text(cell));
    return select(page, column.choices ? column.choices.findIndex((choice) => choice.value === cell) : YES_NO.indexOf(cell));
  }
  switch (field.type) {
    case "yes_no":
      return radio(page, stop, YES_NO.indexOf(value));
    case "choice": {
      const place = field.choices.findIndex((choice) => choice.value === value);
      return stop.kind === "select" ? select(page, place) : radio(page, stop, place);
    }
    case "tick":
      if (stop.kind === "radio") return radio(page, stop, value ? 0 : 1);
      return stop.checked === value ? undefined : page.keyboard.press("Space");
    case "choices":
      return part === "" && !stop.checked ? page.keyboard.press("Space") : undefined;
    case "tick_window":
      return part === "none" && !stop.checked ? page.keyboard.press("Space") : undefined;
    case "date_time":
      if (part === "") return page.keyboard.type(value.date);
      return part === "time" ? page.keyboard.type(value.time) : undefined;
    case "person":
      return page.keyboard.type(value[part === "" ? "name" : part]);
    case "photograph": {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
      return chooser.setFiles({ name: value.name, mimeType: "image/gif", buffer: Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64") });
    }
    default:
      return stop.kind === "checkbox" ? undefined : page.keyboard.type(text(value));
  }
}

/**
 * Goes on by Tab from where the focus is to the button that leads on, and answers on the way what has an answer. Each stop
 * can be seen, and each field is reached.
 * @param {Record<string, unknown>} answers
 * @param {{ half?: () => Promise<void> }} [on] What to do when half of the answers are given.
 */
export async function fillByKeyboard(page, id, fields, answers, { half } = {}) {
  const before = await shown(page);
  const reached = new Set();
  const given = new Set();
  let halfway = half;
  let stop = await stopOf(page);
  for (let step = 0; step < 1500; step += 1) {
    if (stop?.last) break;
    if (stop?.field) {
      if (!reached.has(stop.field)) assert.equal(await focusIsSeen(page), "", `${id}: ${stop.field}`);
      reached.add(stop.field);
      const value = answers[stop.field];
      if (value !== undefined && !given.has(stop.id)) {
        given.add(stop.id);
        await give(page, fields.get(stop.field), value, stop);
        const now = await stopOf(page);
        assert.equal(now?.field, stop.field, `${id}: the focus stays in ${stop.field}`);
      }
      if (halfway && reached.size * 2 >= before.length) {
        await halfway();
        halfway = undefined;
      }
    }
    await page.keyboard.press("Tab");
    stop = await stopOf(page);
  }
  assert.ok(stop?.last, `${id}: Tab leads to the button that leads on`);
  const after = new Set(await shown(page));
  return before.filter((name) => after.has(name) && !reached.has(name));
}

/** The fields that stand on the page. */
function shown(page) {
  return form(page).locator("[data-type]").evaluateAll((all) => all.map((one) => one.dataset.field));
}
