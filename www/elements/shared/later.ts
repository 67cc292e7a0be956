import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What costs more than a screen may wait for: worked out once the screen is painted, and then shown. */
export class Later<Value> implements ReactiveController {
  private key: readonly unknown[] = [];
  private value: Value | null = null;
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.key = [];
  }

  /** What was worked out last; where it was for something else, it is worked out anew. `key` says what it depends on. */
  of(key: readonly unknown[], work: () => Value): Value | null {
    if (key.length === this.key.length && key.every((one, place) => one === this.key[place])) return this.value;
    this.key = key;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.value = work();
      this.host.requestUpdate();
    });
    return this.value;
  }

  /** Forgets what was worked out: for another child. */
  forget(): void {
    clearTimeout(this.timer);
    this.key = [];
    this.value = null;
  }
}
