import type { LitElement, ReactiveController } from "lit";

/** What else covers the window at its lower edge: the message of what was just done. */
const BELOW = "6rem";
/** How far, in pixels, what has the focus stays from what covers the window. */
const APART = 12;

/** Keeps what has the focus in sight while the answers stay on top: what is scrolled to must not hide under them. */
export class Sight implements ReactiveController {
  private readonly sizes = new ResizeObserver(() => this.keep());

  constructor(
    private readonly host: LitElement & { readonly stays: boolean },
    /** What stays on top. */
    private readonly top: string,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const answers = this.answers();
    if (answers) this.sizes.observe(answers);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
  }

  private keep(): void {
    const answers = this.answers();
    if (!answers || !this.host.stays) return;
    const covers = getComputedStyle(answers).position === "sticky" ? answers.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `${covers + APART}px`;
    document.documentElement.style.scrollPaddingBottom = BELOW;
  }

  private answers(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(this.top);
  }
}
