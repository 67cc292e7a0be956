import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether the page is being printed: then the form stands there as on paper. */
export class Printing implements ReactiveController {
  /** Whether it is. */
  on = false;
  private readonly media = matchMedia("print");

  /** `now` draws what is shown at once: what is printed must stand there before the printer looks. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly now: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.media.addEventListener("change", this.turn);
    addEventListener("beforeprint", this.turn);
    addEventListener("afterprint", this.turn);
  }

  hostDisconnected(): void {
    this.media.removeEventListener("change", this.turn);
    removeEventListener("beforeprint", this.turn);
    removeEventListener("afterprint", this.turn);
  }

  private readonly turn = (event: Event): void => {
    // Before printing the page still lies as on the screen, and when it lies as on paper it is too late.
    const on = event.type === "beforeprint" || this.media.matches;
    if (on !== this.on) this.host.requestUpdate();
    this.on = on;
    this.now();
  };
}
