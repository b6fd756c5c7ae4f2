/**
 * What a tab has trained, kept in the browser: a reload doesn't lose it. A tab of its own begins anew, as
 * its address says. Where a browser keeps nothing, nothing is kept.
 */

const [DATABASE, STORE, VERSION] = ['lab', 'trained', 1];
/** Tabs whose training is kept: the last ones. */
const TABS = 4;
/** In the place of a tab's: one's own data and what was trained on them, which all tabs share. */
export const [OWN_DATA, OWN_TRAINED] = ['own-data', 'own-trained'];

interface Entry<Value> {
  tab: string;
  time: number;
  value: Value;
}

/** @returns undefined if there is none, or none can be had */
export async function read<Value>(tab: string): Promise<Value | undefined> {
  return inStore('readonly', async (store) => {
    const entry: Entry<Value> | undefined = await done(store.get(tab));
    return entry?.value;
  });
}

export async function keep(tab: string, value: object): Promise<void> {
  await inStore('readwrite', async (store) => {
    store.put({ tab, time: Date.now(), value });
    // Tabs are called by numbers: one's own data, which may be large, come after them.
    const tabs = IDBKeyRange.upperBound(OWN_DATA, true);
    const ofTabs: Entry<object>[] = await done(store.getAll(tabs));
    const old = ofTabs.sort((a, b) => b.time - a.time).slice(TABS);
    for (const entry of old) store.delete(entry.tab);
  });
}

export async function forget(tab: string): Promise<void> {
  await inStore('readwrite', async (store) => void store.delete(tab));
}

async function inStore<Value>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value | undefined> {
  let database: IDBDatabase | undefined;
  try {
    const opening = indexedDB.open(DATABASE, VERSION);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'tab' });
    database = await done(opening);
    return await work(database.transaction(STORE, mode).objectStore(STORE));
  } catch {
    return undefined; // a private window, no room, storage that is switched off
  } finally {
    database?.close(); // when what was begun has ended
  }
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
