/** Asks a worker of its own for the verdict on an answer, and ends it when it takes too long. */

import { DEFAULT_SECONDS } from '../../exercises/course/exercise.ts';
import type { Outcome } from '../../exercises/course/feedback.ts';
import { Client, DATA, Ended } from './client.ts';

const MOST_PRINTED = 2000;

/** A worker that gets ready: what it loads is not the learner's time. */
interface Helper {
  client: Client;
  printed: string;
  isReady: Promise<void>;
}

export class Checker {
  private readonly name: string;
  private readonly seconds: number;
  private next?: Helper;
  private running?: Helper;

  constructor(name: string, seconds = DEFAULT_SECONDS) {
    this.name = name;
    this.seconds = seconds;
  }

  /** Begins to load what a check needs. */
  prepare(): Helper {
    this.next ??= this.newHelper();
    return this.next;
  }

  private newHelper(): Helper {
    const client = new Client((event) => {
      if (event.event !== 'cell' || !('text' in event.output)) return;
      helper.printed = (helper.printed + event.output.text).slice(0, MOST_PRINTED);
    });
    const helper = { client, printed: '', isReady: client.ask('prepareJudge', this.name, DATA) };
    helper.isReady.catch(() => undefined); // told when it is asked
    return helper;
  }

  /**
   * The newest text counts: an earlier check that still runs is ended.
   * @returns undefined if `cancel` or another check came first
   * @throws Error if what judges can't be loaded
   */
  async check(text: string): Promise<Outcome | undefined> {
    this.cancel();
    const helper = this.prepare();
    this.next = undefined;
    this.running = helper;
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await helper.isReady;
      timer = setTimeout(() => {
        isLate = true;
        helper.client.end();
      }, this.seconds * 1000);
      const verdict = await helper.client.ask('judge', this.name, text);
      return { ...verdict, printed: helper.printed };
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      return isLate ? { kind: 'stopped', why: 'time', printed: helper.printed } : undefined;
    } finally {
      clearTimeout(timer);
      helper.client.end();
      if (this.running === helper) this.running = undefined;
    }
  }

  /** Ends the check that runs. */
  cancel(): void {
    this.running?.client.end();
    this.running = undefined;
  }

  /** Ends all. */
  dispose(): void {
    this.cancel();
    this.next?.client.end();
    this.next = undefined;
  }
}
