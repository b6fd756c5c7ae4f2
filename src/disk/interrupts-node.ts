/** Ctrl-C, a request to end and a closed terminal, each as a wish to stop in good order. */

/** What a process ends with when a signal ended it: 128 and the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

type InterruptName = keyof typeof exitCodes;

const names = Object.keys(exitCodes) as InterruptName[];

/** npm hands on the Ctrl-C that the terminal has sent to all: two signals, one key. */
const SAME_KEY_MILLISECONDS = 200;
const WATCH_MILLISECONDS = 100;

/** Work was stopped from outside, and what it had was kept. */
export class Interruption extends Error {
  readonly exitCode: number;

  readonly signalName: InterruptName;

  constructor(signalName: InterruptName, message = `Stopped by ${signalName}.`) {
    super(message);
    this.signalName = signalName;

    this.exitCode = exitCodes[signalName];
  }
}

/** Listens from its construction to `dispose`. A second Ctrl-C ends the process at once. */
export class Interrupts {
  private readonly controller = new AbortController();
  private readonly listeners = names.map((name) => ({ name, listener: () => this.stop(name) }));
  private readonly parent = process.ppid;
  private watch?: NodeJS.Timeout;
  private since = 0;

  constructor() {
    // `kill` of npm reaches the shell that npm started us in, and ends that: nobody tells us.
    if (process.env.npm_lifecycle_event) {
      this.watch = setInterval(() => {
        if (process.ppid !== this.parent) this.stop('SIGTERM');
      }, WATCH_MILLISECONDS).unref();
    }
    for (const { name, listener } of this.listeners) process.on(name, listener);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The first that came. */
  get interruption(): Interruption | undefined {
    return this.signal.aborted ? this.signal.reason : undefined;
  }

  dispose(): void {
    clearInterval(this.watch);
    for (const { name, listener } of this.listeners) process.off(name, listener);
  }

  private stop(name: InterruptName): void {
    const now = performance.now();
    if (!this.signal.aborted) {
      this.since = now;
      this.controller.abort(new Interruption(name));
    } else if (name === 'SIGINT' && now - this.since > SAME_KEY_MILLISECONDS) {
      process.exit(exitCodes[name]);
    }
  }
}
