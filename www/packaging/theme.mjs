/**
 * The custom properties that every element goes by: the same in all, so that a portal sets them once. Where a default names
 * two colours, the second is for dark, which an element is where `color-scheme` of the page around allows it.
 *
 * @type {readonly { name: string, default: string, description: string }[]}
 */
export const theme = [
  { name: "--homeward-base", default: "16px", description: "The size that all others count from, whatever the size of the page's root. `1rem` follows the reader's own where the page leaves the root's size alone." },
  { name: "--homeward-font", default: "Arial, Helvetica, sans-serif", description: "The family of letters." },
  { name: "--homeward-ink", default: "#0b0c0c or #f3f2f1", description: "The colour of text." },
  { name: "--homeward-quiet", default: "#484949 or #b9bfc2", description: "The colour of text that stands back, such as paragraphs' numbers." },
  { name: "--homeward-paper", default: "#fff or #111416", description: "The ground of fields, buttons and sheets." },
  { name: "--homeward-soft", default: "#f3f2f1 or #1d2225", description: "The ground of what is set apart." },
  { name: "--homeward-line", default: "#b1b4b6 or #5b6367", description: "Lines between things." },
  { name: "--homeward-link", default: "#1a65a6 or #7cc0f4", description: "Links, and buttons that read as links." },
  { name: "--homeward-accent", default: "#1d70b8 or #5ea8e0", description: "Telephone numbers and marks." },
  { name: "--homeward-red", default: "#b10e1e or #ff8a80", description: "What is overdue, at once or wrong. It is never said by colour alone." },
  { name: "--homeward-amber", default: "#7a4f00 or #ffc766", description: "A clock that runs." },
  { name: "--homeward-focus", default: "#fd0", description: "The ring around what has the focus, beside a dark one." },
  { name: "--homeward-button", default: "#0f7a52", description: "The ground of the chief button." },
  { name: "--homeward-button-text", default: "#fff", description: "The words on the chief button." },
];
