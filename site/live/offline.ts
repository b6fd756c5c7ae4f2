/**
 * Keeps the site, so that it opens without a network from the second time on. A browser that keeps nothing, as in
 * a private window or a frame of another page, still shows everything; the server of `npm run site -- dev` has no
 * such worker.
 */

const registered = register();

async function register(): Promise<ServiceWorker | null> {
  try {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}service-worker.js`);
    return (await navigator.serviceWorker.ready).active;
  } catch {
    return null;
  }
}

/** The data, too: who has fetched them once has them in the browser's own cache now. */
export async function keepForLater(): Promise<void> {
  (await registered)?.postMessage('keep');
}
