import * as tf from '@tensorflow/tfjs';

const TURN_MILLISECONDS = 50;

/** Gives the event loop a turn now and then while the machine computes: Ctrl-C, timers, the page. */
export class EventLoopTurns {
  private last = performance.now();

  isDue(): boolean {
    return performance.now() - this.last > TURN_MILLISECONDS;
  }

  async give(): Promise<void> {
    await tf.nextFrame();
    this.last = performance.now();
  }
}
