import type { ReactiveController, ReactiveControllerHost } from "lit";
import { tell } from "./events.js";

/** Tells whoever is around once something stands in an element that was typed and is noted nowhere, and once nothing does any more. */
export class Typed implements ReactiveController {
  private told = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly holds: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener("input", this.look);
  }

  hostDisconnected(): void {
    this.host.removeEventListener("input", this.look);
    // Nothing can be told from outside the page: whoever heard of it asks whether the element is still there.
    this.told = false;
  }

  hostUpdated(): void {
    // What an update fills in stands there only after it.
    void this.host.updateComplete.then(this.look);
  }

  /** Looks whether something is held, and tells what has changed. */
  readonly look = (): void => {
    const holds = this.host.isConnected && this.holds();
    if (holds === this.told) return;
    this.told = holds;
    tell(this.host, "homeward-typed", { holds });
  };
}
