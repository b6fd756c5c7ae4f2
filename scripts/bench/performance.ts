/** What `npm run bench` measures: docs/performance.json. */

export interface Summary {
  median: number;
  min: number;
  max: number;
}

export interface GrowthRow {
  hidden: number;
  batch: number;
  samples: number;
  msPerStep: Record<string, number>;
  /** What `fit` chose by itself. */
  chosen?: string;
}

export interface Growth {
  /** TensorFlow's own product of two 1024 × 1024 matrices: the machine's speed. */
  gflops?: number;
  rows: GrowthRow[];
}

/** Ratios of one variation's step: medians over the rounds. */
export interface BesideRow {
  name: string;
  /** By engine: to the plain step of the same round, and to Keras's of the same variation. */
  ratios: Record<string, { toPlain: number; toKeras?: number }>;
}

/** One figure of the programs that were run in turns. */
export interface Compared {
  name: string;
  digits: number;
  values: Record<string, Summary>;
}

/** Seconds of one part of `npm start`: the median over some runs. */
export interface ProfilePart {
  name: string;
  seconds: number;
}

/** A step of the WebAssembly engine in ms, by its threads, where a machine has something else to do. */
export interface CoresRow {
  hidden: number;
  batch: number;
  place: string;
  msPerStep: Record<string, number>;
}

export interface Performance {
  machine: { cpu: string; cores: number; features: string[] };
  versions: { node: string; keras: string };
  rounds: number;
  epochs: number;
  lesson: Compared[];
  growth?: Growth;
  beside?: BesideRow[];
  peers?: Compared[];
  profile?: ProfilePart[];
  cores?: CoresRow[];
}
