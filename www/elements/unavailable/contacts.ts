import type { Contact } from "../../engine/package/types.d.ts";

/** A contact as the pack has it: without the hour, for when nothing can be worked out. */
export type PackContact = Pick<Contact, "name" | "says" | "cite" | "telephone" | "email" | "link" | "place">;

/** Contacts, those first who can be rung, emergencies before all; then those who can be written to. */
export function byTelephone(contacts: readonly PackContact[]): PackContact[] {
  const place = (one: PackContact) => (one.telephone === "999" ? 0 : one.telephone ? 1 : one.email ? 2 : 3);
  return [...contacts].sort((left, right) => place(left) - place(right));
}
