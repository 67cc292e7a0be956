import type { ListedForm } from "../form/types";

/** The duties that a form would fulfil and that are open, each title once. */
export function openDuties(form: ListedForm): ListedForm["duties"] {
  const open = form.duties.filter((duty) => duty.status === "overdue" || duty.status === "due");
  return open.filter((duty, place) => open.findIndex((other) => other.title === duty.title) === place);
}

/** The forms, first those of what is overdue, then those of what is due, then the rest; each group as it came. */
export function inOrder<Form extends ListedForm>(forms: readonly Form[]): Form[] {
  const urgency = (form: Form): number => (form.duties.some(({ status }) => status === "overdue") ? 0 : form.duties.some(({ status }) => status === "due") ? 1 : 2);
  return [...forms].sort((left, right) => urgency(left) - urgency(right));
}

/** Of each duty the form on which it is done; where there are several, the first. */
export function formsByDuty(forms: readonly ListedForm[]): ReadonlyMap<string, ListedForm> {
  const found = new Map<string, ListedForm>();
  for (const form of forms) for (const { id } of form.duties) if (!found.has(id)) found.set(id, form);
  return found;
}
