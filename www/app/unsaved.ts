import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether anything was entered since it was saved, or is typed and not noted yet; the browser then asks before the tab is closed. */
export class Unsaved implements ReactiveController {
  /** Whether something is typed that is not noted yet: no file holds it. */
  typed = false;
  private changed = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeunload", this.warn);
  }

  hostDisconnected(): void {
    removeEventListener("beforeunload", this.warn);
  }

  /** Whether there is anything that closing the tab would lose. */
  get any(): boolean {
    return this.changed || this.typed;
  }

  /** Something was entered. */
  some(): void {
    this.set(true, this.typed);
  }

  /** All that was entered is saved, or another case stands here. What is typed and not noted is no part of that. */
  none(): void {
    this.set(false, this.typed);
  }

  /** Something is typed that is not noted yet, or nothing is any more. */
  typing(holds: boolean): void {
    this.set(this.changed, holds);
  }

  private set(changed: boolean, typed: boolean): void {
    if (this.changed === changed && this.typed === typed) return;
    [this.changed, this.typed] = [changed, typed];
    this.host.requestUpdate();
  }

  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.any) event.preventDefault();
  };
}
