import type { ReactiveController, ReactiveControllerHost } from "lit";
import { tell, type HomewardEvents } from "./events.js";

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

/** The same for an element that holds others: whether it, or one of those within it, holds something typed. */
export class TypedWithin extends Typed {
  private readonly holding: Set<EventTarget | null>;

  constructor(host: ReactiveControllerHost & HTMLElement, own: () => boolean) {
    const holding = new Set<EventTarget | null>();
    super(host, () => own() || [...holding].some((one) => one instanceof Element && one.isConnected));
    this.holding = holding;
  }

  /** Takes what an element within tells; one word of it goes on to whoever is around. */
  readonly take = (event: CustomEvent<HomewardEvents["homeward-typed"]>): void => {
    event.stopPropagation();
    const [element = null] = event.composedPath();
    if (event.detail.holds) this.holding.add(element);
    else this.holding.delete(element);
    this.look();
  };

  /** Forgets them all: for another child. */
  forget(): void {
    this.holding.clear();
  }
}
