import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReactiveControllerHost } from "lit";
import { Typed } from "./typed.js";

class Host extends EventTarget {
  isConnected = true;
  readonly updateComplete = Promise.resolve(true);
  addController(): void {}
}

Object.assign(globalThis, { CustomEvent: globalThis.CustomEvent ?? class extends Event {} });

test("that something is typed is told once, and so is that it was noted", async () => {
  const host = new Host();
  const told: boolean[] = [];
  host.addEventListener("homeward-typed", (event) => told.push((event as CustomEvent<{ holds: boolean }>).detail.holds));
  let text = "";
  const typed = new Typed(host as unknown as ReactiveControllerHost & HTMLElement, () => text !== "");
  typed.hostConnected();
  host.dispatchEvent(new Event("input"));
  assert.deepEqual(told, [], "nothing is typed");
  text = "PD";
  host.dispatchEvent(new Event("input"));
  text = "PD-118";
  host.dispatchEvent(new Event("input"));
  assert.deepEqual(told, [true]);
  text = "";
  typed.hostUpdated();
  await host.updateComplete;
  await Promise.resolve();
  assert.deepEqual(told, [true, false], "noted, and the box was emptied by the element itself");
});
