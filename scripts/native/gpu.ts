/** The graphics processors that TensorFlow could use. */

import { runProgram } from '../programs/run-program.ts';

/** @returns their names, as nvidia-smi lists them; undefined where there is none */
export async function gpuNames(): Promise<string | undefined> {
  const query = ['--query-gpu=name', '--format=csv,noheader'];
  const { out } = await runProgram('nvidia-smi', query).catch(() => ({ out: '' }));
  return out.trim().split('\n').join(', ') || undefined;
}
