/** Places in an engine's memory. */

/** Numbers in the module's memory, all 0 at first. */
export class Room {
  private view?: Float32Array;

  private readonly memory: WebAssembly.Memory;
  /** The address. */
  readonly at: number;
  readonly length: number;

  constructor(memory: WebAssembly.Memory, at: number, length: number) {
    this.memory = memory;
    this.at = at;
    this.length = length;
  }

  get values(): Float32Array {
    this.view ??= new Float32Array(this.memory.buffer, this.at, this.length);
    return this.view;
  }
}

/** Numbers of samples, row by row. */
export interface Rows {
  room: Room;
  units: number;
  /** From one row to the next, in numbers. */
  stride: number;
}
