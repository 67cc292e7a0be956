// Fills a form until it is complete, as a person does who answers what it asks for, with invented answers.

/** An answer to a field that has to be there. */
function answer(field, turn) {
  const cell = (column) => answer(column, turn);
  switch (field.type) {
    case "yes_no":
      return turn % 2 === 0;
    case "tick":
      return true;
    case "choice":
      return field.choices[turn % field.choices.length].value;
    case "choices":
      return [field.choices[0].value];
    case "tick_window":
      return [];
    case "date":
      return field.fact === "date_of_birth" ? "31 3 2012" : ["21 11 2026", "20 11 2026", "28 11 2026"][turn % 3];
    case "date_time":
      return [{ date: "21 11 2026", time: "22:00" }, { date: "21 11 2026", time: "20:30" }, { date: "20 11 2026", time: "17:30" }, { date: "28 11 2026", time: "10:00" }][turn % 4];
    case "number":
    case "integer":
      return "1";
    case "telephone":
      return "020 7946 0001";
    case "email":
      return "robin@council.example";
    case "postcode":
      return "E6 2RP";
    case "nhs_number":
      return "943 476 5919";
    case "person":
      return { name: "Robin Example", relation: "social worker", contact: "020 7946 0001" };
    case "table":
      return [Object.fromEntries(field.columns.map((column) => [column.name, cell(column)]))];
    case "photograph":
      return { name: "picture.jpg", type: "image/jpeg", size: 1000 };
    default:
      return "Example";
  }
}

/**
 * The answers that complete a form, or what stays in the way. It runs in the page: it may use nothing from around it.
 * @param {{ formState: Function }} protocol
 */
export function complete(protocol, form, caseFile, asOf) {
  let answers = { form, answers: {} };
  const turns = new Map();
  for (let round = 0; round < 60; round += 1) {
    const state = protocol.formState(form, caseFile, answers, asOf);
    if (state.complete) return { answers, state };
    const fields = new Map(state.sections.flatMap((section) => section.fields.map((field) => [field.name, field])));
    const change = (name) => {
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      answers = { ...answers, answers: { ...answers.answers, [name]: answer(fields.get(name), turn) } };
    };
    if (state.left.length > 0) for (const { field } of state.left) change(field);
    else change(state.errors[round % state.errors.length].field);
  }
  const state = protocol.formState(form, caseFile, answers, asOf);
  return { answers, state };
}

/** An answer that cannot be read, for a field in which that is possible. */
export function wrong(field) {
  switch (field.type) {
    case "date":
      return "31 2 2026";
    case "date_time":
      return { date: "yesterday", time: "25:00" };
    case "number":
    case "integer":
      return "many";
    case "telephone":
      return "12";
    case "email":
      return "nobody";
    case "postcode":
      return "X";
    case "nhs_number":
      return "1";
    case "person":
      return { name: "", relation: "aunt", contact: "" };
    default:
      return null;
  }
}
