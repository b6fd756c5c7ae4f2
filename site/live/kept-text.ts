/**
 * Short texts that the browser keeps. Where it keeps none (a private window, storage that is switched off or
 * full), they last as long as the page.
 */

class KeptTexts {
  /** Whether a reload finds again what was kept. */
  isKeeping = true;

  private readonly memory = new Map<string, string>();
  private readonly storage: () => Storage;

  /** @param storage asked each time: where it is switched off, even looking at it throws */
  constructor(storage: () => Storage) {
    this.storage = storage;
  }

  read(key: string): string | undefined {
    try {
      return this.memory.get(key) ?? this.storage().getItem(key) ?? undefined;
    } catch {
      this.isKeeping = false;
      return undefined;
    }
  }

  /** @param text undefined forgets it */
  write(key: string, text: string | undefined): void {
    this.memory.delete(key);
    try {
      if (text === undefined) this.storage().removeItem(key);
      else this.storage().setItem(key, text);
    } catch {
      this.isKeeping = false;
      if (text !== undefined) this.memory.set(key, text);
    }
  }
}

export const kept = new KeptTexts(() => localStorage);

/** Until the tab is closed; another one has its own. */
export const keptInTab = new KeptTexts(() => sessionStorage);
