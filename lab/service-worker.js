/** Keeps the lab's files, so that it opens without a network. The build writes the names in. */

const CACHE = 'ann-lab-__VERSION__';
const FILES = [
  /* files */
];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
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

/** What is not kept yet, such as the data, is fetched once. */
async function fromCache(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) {
    // The page reads one copy while the other is kept.
    const copy = response.clone();
    cache.put(request, copy).catch(() => undefined);
  }
  return response;
}

async function removeOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith('ann-lab-') && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}
