/**
 * How many threads the steps of an engine have: what measuring finds fastest, again and again, for what
 * else the machine does changes.
 */

/** In turns: the other number of threads, the best so far, and both once more. */
const TURNS = 4;

/** A turn ends after so many steps, or, when steps are long, after so many milliseconds. */
const TURN_STEPS = 8;
const TURN_MILLISECONDS = 10;
/** Turns become so many times as long while what was found doesn't hold: something else comes and goes. */
const LONGEST = 16;

/** What has been found holds for so many times as long as it took to find it. */
const REST = 25;

/** What was found is in doubt when its steps become slower than the other number's were: by a mean of so many. */
const LAST_STEPS = 100;

/** The other number must be so much faster to be taken, for times are noisy. */
const CLEARLY = 0.97;

export class Pace {
  private best = 1;
  private other = 1;
  private isUpward = true;
  private most = 1;
  private turn = TURNS;
  private steps = 0;
  /** Of this turn; of all turns of both numbers, without a turn's first step, which has to wake threads, if it is short. */
  private milliseconds = 0;
  private sums = { other: 0, best: 0 };
  private counts = { other: 0, best: 0 };
  private rest = 0;
  private length = 1;
  /** A step of the number that wasn't taken, when both were measured, and of the last ones since. */
  private instead = Number.POSITIVE_INFINITY;
  private recent = 0;

  /** @param most threads that are there @returns the threads of the next step */
  threads(most: number): number {
    if (most === 1) return 1;
    if (this.turn === TURNS && this.rest <= 0) this.beginTurns(most);
    return Math.min(most, this.isOther() ? this.other : this.best);
  }

  /** How long that step took. */
  took(milliseconds: number): void {
    if (this.turn === TURNS) {
      this.rest -= milliseconds;
      this.recent += (milliseconds - this.recent) / LAST_STEPS;
      if (this.rest > 0 && this.recent > this.instead) {
        this.rest = 0;
        this.length = Math.min(LONGEST, this.length * 2);
      } else if (this.rest <= 0) this.length = Math.max(1, this.length / 2);
      return;
    }
    const which = this.isOther() ? 'other' : 'best';
    const isCounted = this.steps++ > 0 || milliseconds >= TURN_MILLISECONDS;
    if (isCounted) {
      this.sums[which] += milliseconds;
      this.counts[which]++;
    }
    this.milliseconds += milliseconds;
    const isLong = isCounted && this.milliseconds >= TURN_MILLISECONDS * this.length;
    if (this.steps < TURN_STEPS * this.length && !isLong) return;
    this.rest += REST * this.milliseconds;
    this.steps = 0;
    this.milliseconds = 0;
    if (++this.turn === TURNS) this.decide();
  }

  private isOther(): boolean {
    return this.turn < TURNS && this.turn % 2 === 0;
  }

  private beginTurns(most: number): void {
    this.best = Math.min(this.best, most); // a helper may be lost
    if (this.best === 1) this.isUpward = true;
    else if (this.best === most) this.isUpward = false;
    this.most = most;
    this.other = this.isUpward ? Math.min(most, this.best * 2) : Math.ceil(this.best / 2);
    this.turn = 0;
    this.rest = 0;
    this.sums = { other: 0, best: 0 };
    this.counts = { other: 0, best: 0 };
  }

  private decide(): void {
    const [other, best] = (['other', 'best'] as const).map(
      (which) => this.sums[which] / this.counts[which],
    );
    [this.recent, this.instead] = [best, other];
    if (!(other < best * CLEARLY)) {
      this.isUpward = !this.isUpward;
      return;
    }
    [this.recent, this.instead] = [other, best];
    this.best = this.other;
    if (this.isUpward ? this.best < this.most : this.best > 1) this.rest = 0; // there may be better ones still
  }
}
