import assert from "node:assert/strict";
import { test } from "node:test";
import { byTelephone } from "./contacts.ts";

const one = (name: string, more = {}) => ({ name, says: "", cite: "1", ...more });

test("who can be rung stands first, the emergency number before all", () => {
  const order = byTelephone([one("link", { link: "https://example.org" }), one("post", { email: "a@example.org" }), one("desk", { telephone: "01632 960 001" }), one("police", { telephone: "999" })]);
  assert.deepEqual(order.map(({ name }) => name), ["police", "desk", "post", "link"]);
});
