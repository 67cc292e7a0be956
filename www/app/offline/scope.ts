/**
 * What the workers use of the browser. TypeScript has the whole in a library of its own, which cannot stand beside that of
 * windows in one project.
 */
export interface WorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
  readonly clients: { claim(): Promise<void>; matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: "fetch", listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown; readonly ports: readonly MessagePort[]; waitUntil(work: Promise<unknown>): void }) => void): void;
}
