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

export interface Performance {
  machine: { cpu: string; cores: number; features: string[] };
  versions: { node: string; keras: string };
  rounds: number;
  epochs: number;
  lesson: { name: string; digits: number; values: Record<string, Summary> }[];
  growth?: Growth;
}
