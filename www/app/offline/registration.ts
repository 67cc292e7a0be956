/** How far the page is kept on this machine. */
export type Kept = "not" | "coming" | "all" | "new";

/** How long the page has to be at rest before its files are fetched for later, in milliseconds. */
const REST = 1500;

/**
 * The page's service worker, as the page sees it. Only the pages of Homeward itself have one: an element inside a portal
 * registers nothing.
 */
export class Registration {
  private registration: ServiceWorkerRegistration | null = null;
  private timer = 0;

  /** Tells how far the page is kept, whenever that changes. */
  constructor(private readonly tell: (kept: Kept) => void) {}

  /** Registers the worker once the page is at rest: the first answer goes before. */
  begin(): void {
    if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
    this.timer = window.setTimeout(() => void this.register(), navigator.serviceWorker.controller ? 0 : REST);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  /**
   * Lets the new version take over, and shows it.
   *
   * @returns false where another window of the page is open, whose case needs the files of the version before
   */
  async takeOver(): Promise<boolean> {
    const waiting = this.registration?.waiting;
    if (!waiting) return false;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    return (await asked(waiting, "take over")) === true;
  }

  private async register(): Promise<void> {
    try {
      this.tell("coming");
      const registration = await navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
      this.registration = registration;
      registration.addEventListener("updatefound", () => this.follow(registration.installing));
      this.follow(registration.installing);
      await this.look();
    } catch {
      // Refused by the browser, or nothing there: the page works as it does without.
      this.tell("not");
    }
  }

  private follow(worker: ServiceWorker | null): void {
    worker?.addEventListener("statechange", () => void this.look());
  }

  private async look(): Promise<void> {
    const { registration } = this;
    if (!registration) return;
    if (registration.waiting && registration.active) return this.tell("new");
    const { active } = registration;
    if (active) return this.tell((await asked(active, "is all kept?")) === true ? "all" : "not");
    this.tell(registration.installing ? "coming" : "not");
  }
}

/** Asks a worker; one that has nothing to say, such as the kill switch, says nothing. */
function asked(worker: ServiceWorker, question: string): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    setTimeout(() => resolve(null), 5000);
    worker.postMessage(question, [port2]);
  });
}
