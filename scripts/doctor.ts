/** `npm run doctor`: what this machine has for the lesson, why not more, and what to type. */

import { cpus, freemem, platform, release, totalmem } from 'node:os';
import * as tf from '@tensorflow/tfjs';
import { type BackendName, fashionMnist, useBackend } from '../src/index.ts';
import { cpuFeatures, cpuModel, findNativeAddon } from '../src/internal.ts';
import { checkSpeed } from './bench/speed-check.ts';
import { runCommand } from './command/command.ts';
import { gpuNames } from './native/gpu.ts';
import { probeNativeAddon } from './native/probe.ts';
import { largestPayment, lessonStep } from './native/when-it-pays.ts';
import { findKerasPython, versionsOf } from './programs/keras-python.ts';
import { runProgram } from './programs/run-program.ts';

const GIB = 2 ** 30;
const SPEED_CHECK_SECONDS = 2;
const OLDEST_NODE = 18;

/** One line of the table. */
interface Finding {
  what: string;
  ok: boolean;
  found: string;
  /** What to type to improve it. */
  advice?: string;
  /** The lesson can't run without it. */
  required?: boolean;
}

type Check = () => Finding | Promise<Finding>;

const checks: Check[] = [
  checkNode,
  checkNpm,
  () => ({ what: 'system', ok: true, found: `${platform()} ${release()}` }),
  () => ({ what: 'CPU', ok: true, found: `${cpuModel()}, ${cpus().length} cores` }),
  () => ({ what: 'CPU features', ok: true, found: cpuFeatures().join(' ') || 'unknown' }),
  checkMemory,
  checkData,
  checkGpu,
  checkNative,
  () => checkBackend('wasm'),
  () => checkBackend('cpu'),
  () => checkEngine('native', 'native'),
  () => checkEngine('wasm'),
  () => checkEngine('stock'),
  checkPython,
];

function checkNode(): Finding {
  const { node } = process.versions;
  const ok = Number(node.split('.')[0]) >= OLDEST_NODE;
  const advice = ok ? undefined : 'Install Node 20 or later.';
  return { what: 'Node', ok, found: node, advice, required: true };
}

async function checkNpm(): Promise<Finding> {
  const agent = process.env.npm_config_user_agent?.match(/npm\/(\S+)/)?.[1];
  const found =
    agent ?? (await runProgram('npm', ['--version']).catch(() => undefined))?.out.trim();
  return { what: 'npm', ok: found !== undefined, found: found ?? 'not found' };
}

function checkMemory(): Finding {
  const ok = totalmem() >= GIB;
  return {
    what: 'memory',
    ok,
    found: `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} GiB free`,
    advice: ok ? undefined : 'The lesson needs about 1 GiB.',
  };
}

async function checkData(): Promise<Finding> {
  const what = 'Fashion-MNIST';
  try {
    await useBackend('cpu');
    const [train, test] = fashionMnist.loadData();
    const [images, testImages] = [train[0].shape[0], test[0].shape[0]];
    tf.dispose([train, test]);
    const found = `${images} + ${testImages} images, intact (SHA-256)`;
    return { what, ok: true, found, required: true };
  } catch (error) {
    const advice = 'git checkout -- data/fashion-mnist';
    return { what, ok: false, found: (error as Error).message, advice, required: true };
  }
}

async function checkGpu(): Promise<Finding> {
  const what = 'backend gpu';
  const names = await gpuNames();
  if (!names) return { what, ok: false, found: 'no NVIDIA GPU (nvidia-smi lists none)' };
  const dir = findNativeAddon('gpu');
  const advice = 'npm run native -- --gpu';
  if (!dir) return { what, ok: false, found: `${names}, but no tfjs-node-gpu`, advice };
  try {
    const { tensorflow, usesGpu } = await probeNativeAddon(dir);
    const found = `${names}, TensorFlow ${tensorflow}${usesGpu ? '' : ', which does not use it'}`;
    return { what, ok: usesGpu, found, advice: usesGpu ? undefined : advice };
  } catch (error) {
    return { what, ok: false, found: (error as Error).message, advice };
  }
}

async function checkNative(): Promise<Finding> {
  const what = 'backend native';
  const advice = 'npm run native';
  const dir = findNativeAddon('cpu');
  if (!dir) return { what, ok: false, ...withoutNative() };
  try {
    const { tensorflow } = await probeNativeAddon(dir);
    return { what, ok: true, found: `tfjs-node ${tf.version.tfjs}, TensorFlow ${tensorflow}` };
  } catch (error) {
    return { what, ok: false, found: (error as Error).message, advice };
  }
}

/** What was measured, here or elsewhere: the lesson needs none, and where they pay it is said. */
function withoutNative(): Pick<Finding, 'found' | 'advice'> {
  const { wasm, native } = lessonStep();
  const pays = largestPayment();
  const [a, b] = [wasm, native].map((ms) => ms.toFixed(2));
  return {
    found: `not installed; a step of the lesson took ${a} ms without, ${b} with (docs/performance.md)`,
    advice:
      pays &&
      `npm run native, if your layers and batches are large: 784–${pays.hidden}–10 with batch ` +
        `${pays.batch} took ${pays.native.toFixed(0)} ms a step instead of ${pays.wasm.toFixed(0)}`,
  };
}

async function checkBackend(name: BackendName): Promise<Finding> {
  const what = `backend ${name}`;
  try {
    const { description } = await useBackend(name);
    return { what, ok: true, found: `TensorFlow.js ${tf.version.tfjs}, ${description}` };
  } catch (error) {
    return { what, ok: false, found: (error as Error).message };
  }
}

/** Two seconds of the lesson's own step: 784–100–10, 32 samples. */
async function checkEngine(
  engine: 'native' | 'wasm' | 'stock',
  backend?: string,
): Promise<Finding> {
  const what = `engine ${engine}`;
  try {
    const { msPerStep, description } = await checkSpeed({
      engine,
      seconds: SPEED_CHECK_SECONDS,
      backend,
    });
    const on = engine === 'stock' ? ` (TensorFlow.js on ${description})` : '';
    return { what, ok: true, found: `${msPerStep.toFixed(2)} ms a step${on}` };
  } catch {
    return { what, ok: false, found: `its backend can't be had (see above)` };
  }
}

async function checkPython(): Promise<Finding> {
  const what = 'Python, Keras';
  const { found, missing } = await findKerasPython();
  return found
    ? { what, ok: true, found: `${found.python} ${found.version}: ${versionsOf(found)}` }
    : { what, ok: false, found: `only compare and bench need it: ${missing}` };
}

runCommand({
  usage: 'npm run doctor --',
  description: 'Shows what this machine has for the lesson, and what to type to improve it.',
  options: { json: { description: 'Prints the findings as JSON.' } },
  async run({ json }) {
    const findings: Finding[] = [];
    for (const check of checks) {
      const finding = await check();
      findings.push(finding);
      if (!json) {
        console.log(`${finding.ok ? '✓' : '·'} ${finding.what.padEnd(15)} ${finding.found}`);
      }
    }
    const canRun = findings.every(({ ok, required }) => ok || !required);
    if (json) {
      console.log(JSON.stringify({ canRun, findings }, null, 2));
    } else {
      console.log(canRun ? '\nThe lesson can run: npm start' : '\nThe lesson can’t run yet.');
      const advice = new Set(findings.flatMap((finding) => finding.advice ?? []));
      for (const text of advice) console.log(`To improve it: ${text}`);
    }
    if (!canRun) process.exitCode = 1;
  },
});
