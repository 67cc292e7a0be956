/*!
 * The service worker: keeps the page's own files on this machine, so that the page works without a network. It knows no
 * other file, holds nothing of a case and sends nothing. `precache.ts` writes the list of files when the page is built.
 *
 * A new version is fetched beside the old and waits. It takes over when a person says so, or when every window of the page
 * has been closed.
 */
import type { WorkerScope } from "./scope";

/** The files by their paths below the page's folder, each with the SHA-256 of what it holds. */
declare const FILES: Readonly<Record<string, string>>;
/** A name for this list of files. */
declare const VERSION: string;

const scope = self as unknown as WorkerScope;
/** One page of an origin must not clear away what another keeps. */
const OURS = `homeward ${new URL(scope.registration.scope).pathname} `;
const CACHE = OURS + VERSION;

scope.addEventListener("install", (event) => event.waitUntil(keepAll()));
scope.addEventListener("activate", (event) => event.waitUntil(takeOver()));
scope.addEventListener("fetch", (event) => {
  const file = fileOf(event.request);
  // Whatever is not ours goes where it would have gone.
  if (file !== null) event.respondWith(answer(file, event.request));
});
scope.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (!port) return;
  if (event.data === "is all kept?") event.waitUntil(isAllKept().then((kept) => port.postMessage(kept)));
  if (event.data === "take over") event.waitUntil(takeOverAlone(port));
});

/** Keeps every file, or none: a version with a hole in it would fail when it is needed. */
async function keepAll(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.entries(FILES).map(async ([file, digest]) => cache.put(addressOf(file), (await alreadyKept(file, digest)) ?? (await fetched(file, digest)))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file that an older version keeps and that has not changed. */
async function alreadyKept(file: string, digest: string): Promise<Response | null> {
  const kept = await caches.match(addressOf(file));
  if (!kept) return null;
  const bytes = await kept.clone().arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}` === digest ? kept : null;
}

/** A file from the server; the browser refuses it where it is not the one that was built. */
async function fetched(file: string, digest: string): Promise<Response> {
  const response = await fetch(addressOf(file), { integrity: digest, cache: "no-cache", credentials: "same-origin", redirect: "error" });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** Takes over from the version before, if no other window could have a case open that needs its files. */
async function takeOverAlone(port: MessagePort): Promise<void> {
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const alone = windows.filter((one) => one.url.startsWith(scope.registration.scope)).length <= 1;
  port.postMessage(alone);
  if (alone) await scope.skipWaiting();
}

async function isAllKept(): Promise<boolean> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return Object.keys(FILES).every((file) => kept.has(addressOf(file)));
}

/** Which of our files a request asks for; none, where it asks for anything else. */
function fileOf(request: Request): string | null {
  const address = new URL(request.url);
  const folder = new URL(scope.registration.scope);
  if (request.method !== "GET" || address.origin !== folder.origin || !address.pathname.startsWith(folder.pathname)) return null;
  const path = decodeURIComponent(address.pathname.slice(folder.pathname.length)) || "index.html";
  return Object.hasOwn(FILES, path) ? path : null;
}

/** The file as it is kept; from the server, where the browser has cleared it away meanwhile. */
async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(addressOf(file))) ?? fetch(request);
}

function addressOf(file: string): string {
  return new URL(encodeURI(file), scope.registration.scope).href;
}
