import { readHistory } from "homeward/index.js";
import { LitElement, html, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { nowText } from "../elements/shared/clock";
import type { Entered, HomewardEvents, Shown } from "../elements/shared/events";
import { handOut, whenAllHeard } from "../elements/shared/files";
import { govuk } from "../elements/shared/govuk";
import { momentWords } from "../elements/shared/london-words";
import { reasonOf, refusal } from "../elements/shared/refusal";
import { Room } from "../elements/shared/room";
import type { View } from "../elements/shared/types";
import type { Workspace } from "../elements/workspace/element";
import { together } from "../elements/workspace/aside";
import { readFile, remark, type Opened } from "../elements/workspace/file";
import { sidesOf, type Sides, type WholeProtocol } from "../elements/workspace/sides";
import { EMPTY, EXAMPLE, EXAMPLE_AUTHORITY, EXAMPLE_MOMENT } from "./example";
import { failedPage } from "./failed";
import { LastChoice } from "./last-choice";
import { failureOf, loadProtocol, type Failure } from "./load";
import { authorities } from "./protocols";
import style from "./style.scss?inline";
import { Unsaved } from "./unsaved";

/** Up to which room a screen is small; style.scss asks the same. */
const SMALL = "(max-width: 40em)";

/** The page around the workspace: it fetches the protocols, sets the clock, opens and saves files. The rest is the workspace's. */
export class HomewardApp extends LitElement {
  static override styles = [govuk, unsafeCSS(style)];
  static override properties = {
    failure: { state: true },
    home: { state: true },
    host: { state: true },
    example: { state: true },
    live: { state: true },
    head: { state: true },
    problem: { state: true },
    remark: { state: true },
    stuck: { state: true },
    busy: { state: true },
  };

  declare private failure: Failure | null;
  declare private home: WholeProtocol | null;
  declare private host: WholeProtocol | null;
  /** Whether the case began as the invented example. */
  declare private example: boolean;
  declare private live: boolean;
  declare private head: Shown | null;
  /** Why a file was not opened. */
  declare private problem: readonly string[];
  declare private remark: string;
  /** Why other authorities could not be chosen. */
  declare private stuck: string;
  declare private busy: string;
  private readonly small = new Room(this, SMALL);
  private readonly unsaved = new Unsaved(this);
  /** Grows with every choice, so that a slow answer to an earlier one changes nothing. */
  private turn = 0;
  /** Whose contacts are wanted where the page cannot run. */
  private readonly wanted = new LastChoice();

  constructor() {
    super();
    this.failure = null;
    this.home = null;
    this.host = null;
    this.example = true;
    this.live = false;
    this.head = null;
    this.problem = [];
    this.remark = "";
    this.stuck = "";
    this.busy = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.start();
  }

  private async start(): Promise<void> {
    try {
      this.home = await loadProtocol(EXAMPLE_AUTHORITY);
      await this.updateComplete;
      await this.show(EXAMPLE, true, false);
    } catch (error) {
      this.failure = await failureOf(EXAMPLE_AUTHORITY, error);
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.head || !(changed as Map<string, unknown>).has("head")) return;
    const { wrong, form, title, view } = this.head;
    // A browser keeps titles in its history, and gives them to what is printed: this one says nothing of a case.
    document.title = `${wrong ? "Error: " : ""}${form === null ? "Case" : title} – ${view.protocol.short_name} – Homeward`;
  }

  protected override render(): TemplateResult {
    const { failure } = this;
    if (failure) return failedPage(failure, (id) => void this.wanted.of(failureOf(id, failure.reason), (found) => (this.failure = found)));
    if (!this.home) return html`<slot></slot>`;
    // On a small screen what is rarely wanted is folded, so that the answers stand in the first window; an example says that it is one.
    const folds = this.small.fits && !this.example;
    // What it has to say is never folded away.
    const said = this.problem.length > 0 || this.remark !== "" || this.stuck !== "";
    return html`
      ${this.top(this.head?.view ?? null, folds)}
      <main>
        <details class="case no-print ${folds ? "folds" : ""}" ?open=${!folds || said}>
          <summary>Case and authorities${this.unsaved.any ? html` <span class="quiet">· not saved yet</span>` : nothing}</summary>
          <homeward-controls
            .live=${this.live}
            .example=${this.example}
            .unsaved=${this.unsaved.any}
            .typed=${this.unsaved.typed}
            .moment=${this.head?.view.as_of_words ?? ""}
            .problem=${this.problem}
            .remark=${this.remark}
            @homeward-clock-set=${this.setClock}
            @homeward-case-set=${this.setCase}
            @homeward-file-chosen=${this.open}
            @homeward-case-saved=${this.save}
          ></homeward-controls>
          <homeward-authorities
            ?hidden=${this.head?.starting ?? false}
            .all=${authorities}
            .home=${this.home.id}
            .host=${this.host?.id ?? null}
            .problem=${this.stuck}
            .busy=${this.busy}
            @homeward-authorities-set=${this.setAuthorities}
          ></homeward-authorities>
          ${folds ? html`<p class="promise">${promise()}</p>` : nothing}
        </details>
        <homeward-workspace
          stays
          .protocol=${this.home}
          .host=${this.host}
          .authorities=${authorities}
          .load=${loadProtocol}
          .readHistory=${readHistory}
          @homeward-shown=${this.takeHead}
          @homeward-record-change=${this.noteChange}
          @homeward-typed=${this.noteTyped}
          @homeward-export=${this.noteExport}
          @homeward-authorities-set=${this.setAuthorities}
        ></homeward-workspace>
      </main>
    `;
  }

  private top(view: View | null, short: boolean): TemplateResult {
    const names = [this.home, this.host].flatMap((protocol) => (protocol ? [nameOf(protocol)] : []));
    // A form is printed as the paper form, and a handover or a plan has its own head.
    const own = this.head?.tab === "handover" || this.head?.tab === "plan" || (this.head?.form ?? null) !== null;
    return html`<header class=${own ? "no-print" : ""}>
      <h1><b>Homeward</b> ${namesOf(names)}${view && !short ? `: ${view.protocol.title}` : ""}</h1>
      <p class="promise">
        ${view ? html`<b>${view.as_of_words}</b>${this.live ? "" : " (clock stopped)"} ${short ? nothing : "· "}` : nothing}${short ? nothing : promise()}
        <homeward-offline .unsaved=${this.unsaved.any}></homeward-offline>
      </p>
    </header>`;
  }

  /** Shows a case: one of somebody's own by the real clock, the example by its own moment. False where a picture in it cannot be read. */
  private async show(record: Entered, example: boolean, focus = true): Promise<boolean> {
    const workspace = this.workspace();
    if (!workspace) return true;
    [this.example, this.problem, this.remark] = [example, [], ""];
    this.setLive(!example);
    this.unsaved.none();
    [workspace.protocol, workspace.host] = [this.home, this.host];
    const pictures = workspace.begin(record);
    if (focus) await workspace.focusFirst();
    return pictures;
  }

  private setLive(live: boolean): void {
    const workspace = this.workspace();
    if (!workspace) return;
    this.live = live;
    workspace.live = live;
    workspace.asOf = live ? nowText() : EXAMPLE_MOMENT;
  }

  /** Fetches the protocols of these authorities; null where another choice came meanwhile. What cannot be fetched is thrown. */
  private async fetch(home: string, host: string | null): Promise<{ home: WholeProtocol; host: WholeProtocol | null } | null> {
    const turn = (this.turn += 1);
    this.busy = "Fetching the protocol …";
    this.stuck = "";
    try {
      const [first, second] = await Promise.all([fetched(home), host === null ? null : fetched(host)]);
      return turn === this.turn ? { home: first, host: second } : null;
    } catch (error) {
      if (turn !== this.turn) return null;
      throw error;
    } finally {
      if (turn === this.turn) this.busy = "";
    }
  }

  private setAuthorities = async (event: CustomEvent<HomewardEvents["homeward-authorities-set"]>): Promise<void> => {
    const { home, host } = event.detail;
    try {
      const found = await this.fetch(home, host);
      if (!found) return;
      const workspace = this.workspace();
      if (workspace) readable(sidesOf(found.home, found.host), workspace.record, workspace.asOf);
      [this.home, this.host] = [found.home, found.host];
    } catch (error) {
      // The page goes on with what it has.
      const refused = refusal(error);
      const why = refused ? `This case cannot be read by the protocol that was chosen: ${refused.join(" ")}` : `${reasonOf(error)}.`;
      this.stuck = `${why} The page goes on with ${namesOf([this.home, this.host].flatMap((one) => (one ? [nameOf(one)] : [])))} alone; choose again to try once more.`;
    }
  };

  private setClock = (event: CustomEvent<HomewardEvents["homeward-clock-set"]>): void => this.setLive(event.detail.live);

  private setCase = (event: CustomEvent<HomewardEvents["homeward-case-set"]>): void => {
    const example = event.detail.case === "example";
    void this.show(example ? EXAMPLE : EMPTY, example);
  };

  private open = async (event: CustomEvent<HomewardEvents["homeward-file-chosen"]>): Promise<void> => {
    const read = readFile(event.detail.text);
    if ("problem" in read) {
      this.problem = [read.problem];
      return;
    }
    try {
      await this.take(read);
    } catch (error) {
      this.problem = refusal(error) ?? [`That file was not opened. ${reasonOf(error)}.`];
    }
  };

  private async take({ record, aside, made }: Opened): Promise<void> {
    const strange = made && [made.home, made.host].find((id) => id !== null && !authorities.some((one) => one.id === id));
    if (typeof strange === "string") throw new Error(`It goes by the protocol of “${strange}”, which this page does not have`);
    const found = made ? await this.fetch(made.home, made.host) : { home: this.home, host: this.host };
    if (!found?.home) return;
    const [sides, whole] = [sidesOf(found.home, found.host), together({ record, aside })];
    sides.check(record, nowText());
    readable(sides, whole, nowText());
    [this.home, this.host] = [found.home, found.host];
    const pictures = await this.show(whole, false);
    const packs = [found.home, found.host].flatMap((one) => (one ? [{ id: one.id, version: one.version, digest: one.digest, words: nameOf(one) }] : []));
    const changed = made ? (remark(made.protocols, packs) ?? "") : "";
    const ahead = made?.saved && Date.parse(made.saved) > Date.parse(nowText()) ? `It was saved ${momentWords(made.saved)}, which the clock of this machine has not reached: set the clock first, for all deadlines go by it.` : "";
    this.remark = [ahead, changed, pictures ? "" : "A picture in that file cannot be read: choose it again in its form."].filter(Boolean).join(" ");
  }

  private save = (): void => {
    const workspace = this.workspace();
    if (workspace && handOut(this, { kind: "case", name: "homeward-case.json", content: workspace.file })) this.unsaved.none();
  };

  private noteExport = (event: CustomEvent<HomewardEvents["homeward-export"]>): void => {
    if (event.detail.kind === "case") whenAllHeard(event, () => this.unsaved.none());
  };

  private takeHead = (event: CustomEvent<Shown>): void => {
    const { title, tab, wrong, starting, form, view } = event.detail;
    const { head } = this;
    const same = head?.title === title && head.tab === tab && head.wrong === wrong && head.starting === starting && head.form === form && head.view === view;
    if (!same) this.head = event.detail;
  };

  private noteChange = (): void => this.unsaved.some();

  private noteTyped = (event: CustomEvent<HomewardEvents["homeward-typed"]>): void => this.unsaved.typing(event.detail.holds);

  private workspace(): Workspace | null {
    return this.renderRoot.querySelector("homeward-workspace");
  }
}

/** The protocol of an authority, or an error that says whose it was. */
async function fetched(id: string): Promise<WholeProtocol> {
  try {
    return await loadProtocol(id);
  } catch (error) {
    const name = authorities.find((one) => one.id === id)?.shortName ?? id;
    throw new Error(`The protocol of ${name} could not be fetched: ${reasonOf(error)}`, { cause: error });
  }
}

/** Reads what of a record the protocols know; what they refuse is thrown. */
function readable(sides: Sides, record: Entered, asOf: string): void {
  sides.check(sides.part(record).record, asOf);
}

/** What the page never does, and where its other half is. */
function promise(): TemplateResult {
  return html`nothing stored · nothing sent · supports judgement, never replaces it · <a class="no-print" href="./plan.html">a plan for later</a>`;
}

function namesOf(all: readonly string[]): string {
  return all.join(" and ");
}

function nameOf({ id }: WholeProtocol): string {
  return authorities.find((one) => one.id === id)?.shortName ?? id;
}

declare global {
  interface HTMLElementTagNameMap {
    "homeward-app": HomewardApp;
  }
}
