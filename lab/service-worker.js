/** Keeps the lab's files, so that it opens without a network. The build writes the names in. */

const CACHE = 'ann-lab-__VERSION__';
const FILES = __FILES__;
const LATER = __LATER__;

self.addEventListener('install', (event) => {
  // Asked of the server: the browser's own cache may still hold the page of the version before.
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(fromCache(event.request));
  }
});

/** The page says when it has its data: what it has just fetched comes from the browser's own cache. */
self.addEventListener('message', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(LATER)));
});

/** What is not kept comes from the network. */
async function fromCache(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  return fetch(request);
}

async function removeOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith('ann-lab-') && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}
