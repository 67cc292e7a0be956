// A trigger plan as people write one: every field answered, with a few words, a few rows. The child is invented.

const WORDS = {
  child: "Amir Example",
  place: ["Skate park, Example Road, E6 2RP", "Flat of his cousin, 4 Sample Court", "Stratford bus station"],
  name: ["Ines Example", "Otto Example", "Kit Sample"],
  relation: ["aunt", "friend from school", "football coach"],
  other: ["Goes there when there is a quarrel at home", "Rings back within the hour", "Saw him there in June"],
};
const LONG = "Meets older boys through games online and goes to them by bus after school. Safe with his aunt Ines, and does as she asks.";
const LINE = "Snapchat as amir.example";

/** The answer to a field, or to a column of the row at a place. */
function usualOf(field, row = 0) {
  switch (field.type) {
    case "yes_no":
      return row === 0 && !/declin|unsafe/.test(field.name);
    case "tick":
      return true;
    case "choice":
      return field.choices[0].value;
    case "choices":
      return [field.choices[0].value];
    case "date":
      return field.fact === "date_of_birth" ? "31 3 2012" : `${16 - row} 10 2026`;
    case "date_time":
      return { date: `${16 - row} 10 2026`, time: "14:00" };
    case "number":
    case "integer":
      return "4";
    case "telephone":
      return `020 7946 000${row + 1}`;
    case "email":
      return "robin@council.example";
    case "postcode":
      return "E6 2RP";
    case "person":
      return { name: "Robin Example", relation: "social worker", contact: "020 7946 0001" };
    case "table":
      return [0, 1, 2].map((at) => Object.fromEntries(field.columns.map((column) => [column.name, column.type === "date_time" ? "16 10 2026 14:00" : column.type === "yes_no" ? "yes" : usualOf(column, at)])));
    case "long_text":
      return LONG;
    default:
      if (field.name === "child_name") return WORDS.child;
      if (/card/.test(field.name)) return "0123 4567";
      if (/place|address/.test(field.name)) return WORDS.place[row];
      if (/relation|role|agency|service/.test(field.name)) return WORDS.relation[row];
      if (/name|who/.test(field.name)) return WORDS.name[row];
      return field.type === "text" && row === 0 && !field.most_characters ? LINE : WORDS.other[row];
  }
}

/** The answers of a whole plan, with the day on which each was last checked; what the case knows stays as it knows it. */
export function usual(state, { on = "16 10 2026", picture = null } = {}) {
  const fields = state.sections.filter((section) => !section.name.startsWith("night")).flatMap((section) => section.fields).filter((field) => field.type !== "fixed_text" && field.asked !== "no");
  const mine = fields.filter((field) => field.from !== "case" && (field.type !== "photograph" || picture) && !(field.name === "age"));
  return {
    form: state.form.id,
    prepared_by: "J. Okafor",
    answers: Object.fromEntries(mine.map((field) => [field.name, field.type === "photograph" ? picture : usualOf(field)])),
    checked: Object.fromEntries(fields.filter((field) => field.last_checked).map((field) => [field.name, on])),
  };
}
