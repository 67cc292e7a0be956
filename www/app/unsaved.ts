import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether anything was entered since it was saved; the browser then asks before the tab is closed. */
export class Unsaved implements ReactiveController {
  /** Whether there is anything. */
  any = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeunload", this.warn);
  }

  hostDisconnected(): void {
    removeEventListener("beforeunload", this.warn);
  }

  /** Something was entered. */
  some(): void {
    this.set(true);
  }

  /** All that was entered is saved, or another case stands here. */
  none(): void {
    this.set(false);
  }

  private set(any: boolean): void {
    if (this.any === any) return;
    this.any = any;
    this.host.requestUpdate();
  }

  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.any) event.preventDefault();
  };
}
