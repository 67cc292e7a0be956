import type { ReactiveController, ReactiveControllerHost } from "lit";
import { instantText } from "../moment-input/london.js";

/** How long a press may hold the clock still, in milliseconds: one that never ends must not. */
const LONGEST_PRESS = 2000;
/** How long after a press the clock waits, in milliseconds: what was pressed has to be told first. */
const AFTER_PRESS = 500;
const MINUTE = 60_000;

/** The moment that a clock shows now, as a case writes it. */
export function nowText(): string {
  return instantText(new Date());
}

/** What the clock moves on. */
interface ClockHost extends ReactiveControllerHost {
  /** Whether the clock runs. */
  readonly live: boolean;
  /** The moment that is shown. */
  readonly asOf: string;
  /** Shows another moment. */
  advance(now: string): void;
}

/** Turns the minute of an element while it is on the page: never while the page is hidden, and never under a pressed finger. */
export class MinuteClock implements ReactiveController {
  private timer = 0;
  private pressedAt = -Infinity;

  constructor(private readonly host: ClockHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("pointerdown", this.press);
    addEventListener("pointerup", this.release);
    addEventListener("pointercancel", this.release);
    document.addEventListener("visibilitychange", this.tick);
    this.wait();
  }

  hostDisconnected(): void {
    removeEventListener("pointerdown", this.press);
    removeEventListener("pointerup", this.release);
    removeEventListener("pointercancel", this.release);
    document.removeEventListener("visibilitychange", this.tick);
    clearTimeout(this.timer);
  }

  /** Waits for the next full minute, while the clock runs. */
  wait(): void {
    clearTimeout(this.timer);
    if (this.host.live) this.timer = window.setTimeout(this.tick, MINUTE - (Date.now() % MINUTE));
  }

  private readonly tick = (): void => {
    if (!this.host.live || document.hidden) return;
    if (performance.now() - this.pressedAt < LONGEST_PRESS) return this.wait();
    const now = nowText();
    if (now.slice(0, 16) !== this.host.asOf.slice(0, 16)) this.host.advance(now);
    this.wait();
  };

  private readonly press = (): void => {
    this.pressedAt = performance.now();
  };

  private readonly release = (): void => {
    this.pressedAt = -Infinity;
    if (this.host.live) setTimeout(this.tick, AFTER_PRESS);
  };
}
