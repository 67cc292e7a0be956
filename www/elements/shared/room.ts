import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether the window fits a media query, as a style sheet asks it; the element is drawn anew when that turns. */
export class Room implements ReactiveController {
  private readonly query: MediaQueryList;

  constructor(
    private readonly host: ReactiveControllerHost,
    query: string,
  ) {
    this.query = matchMedia(query);
    host.addController(this);
  }

  hostConnected(): void {
    this.query.addEventListener("change", this.turn);
  }

  hostDisconnected(): void {
    this.query.removeEventListener("change", this.turn);
  }

  /** Whether it does. */
  get fits(): boolean {
    return this.query.matches;
  }

  private readonly turn = (): void => this.host.requestUpdate();
}
