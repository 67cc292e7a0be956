/*!
 * The kill switch: served in the place of `sw.js`, it clears away what the service worker kept and removes it. From the next
 * visit on every file comes from the server again.
 */
import type { WorkerScope } from "./scope";

const scope = self as unknown as WorkerScope;

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(clear()));

async function clear(): Promise<void> {
  const ours = `homeward ${new URL(scope.registration.scope).pathname} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await scope.registration.unregister();
}
