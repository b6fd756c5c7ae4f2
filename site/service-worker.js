/**
 * Keeps the lab's files, so that it opens without a network. The build writes the names in.
 *
 * A new version waits until it has all of its files and the pages of the version before are closed: until
 * then those have theirs. Whatever is interrupted, one version is whole.
 */

const CACHE = 'ann-lab-__VERSION__';
const FILES = __FILES__;
/** The data, and what only saving needs; named by their content, for they seldom change. */
const LATER_CACHE = 'ann-lab-later-__LATER_VERSION__';
const LATER = __LATER__;
/** What a server would say of each: any folder of files will do for the threads to share memory. */
const HEADERS = __ISOLATED__;

self.addEventListener('install', (event) => event.waitUntil(keepVersion()));

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(fromCache(event.request));
  }
});

/** The page says when it has its data: what it has just fetched comes from the browser's own cache. */
self.addEventListener('message', (event) => event.waitUntil(keepLater()));

async function keepVersion() {
  // Asked of the server: the browser's own cache may still hold the page of the version before.
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  await (await caches.open(CACHE)).addAll(files);
  if (self.registration.active) await keepLater(); // at the first visit the page fetches them itself
}

async function keepLater() {
  const cache = await caches.open(LATER_CACHE);
  const kept = await cache.keys();
  if (kept.length < LATER.length) await cache.addAll(LATER); // all of them or none
}

/** What is not kept, or can't be asked for, comes from the network. */
async function fromCache(request) {
  for (const cacheName of [CACHE, LATER_CACHE]) {
    const find = caches.match(request, { cacheName, ignoreSearch: true });
    const kept = await find.catch(() => undefined);
    if (kept) return isolated(kept);
  }
  return isolated(await fetch(request));
}

function isolated(response) {
  const { status, statusText } = response;
  if (status === 0) return response; // of another place: it can't be read
  const headers = { ...Object.fromEntries(response.headers), ...HEADERS };
  return new Response(response.body, { status, statusText, headers });
}

async function removeOlder() {
  const own = [CACHE, LATER_CACHE];
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith('ann-lab-') && !own.includes(name));
  await Promise.all(older.map((name) => caches.delete(name)));
}
