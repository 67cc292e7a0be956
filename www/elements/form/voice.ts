import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How long typing has to pause before something is said, in milliseconds. */
const PAUSE = 1000;

/** What a form says to a screen reader: at once, or once typing has paused. */
export class Voice implements ReactiveController {
  /** What was said last. */
  words = "";
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Says something at once. */
  now(words: string): void {
    clearTimeout(this.timer);
    this.words = words;
    this.host.requestUpdate();
  }

  /** Says something once typing has paused; an empty text takes back what was to be said. */
  soon(words: string): void {
    clearTimeout(this.timer);
    if (words !== "") this.timer = window.setTimeout(() => this.now(words), PAUSE);
  }
}
