/** `npm run doctor`: what this machine has for the lesson, why not more, and what to type. */

import { availableParallelism, cpus, freemem, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as tf from '@tensorflow/tfjs';
import { type BackendInfo, backendNames, fashionMnist, useBackend } from '../src';
import { cpuFeatures, cpuModel } from '../src/backend/cpu-features-node';
import { runCommand } from './command';
import { findPython, type PythonEnvironment, pythonCandidates } from './python';
import { runProgram } from './run-program';

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
}

async function examine(): Promise<Finding[]> {
  return [
    checkNode(),
    await checkNpm(),
    { what: 'system', ok: true, found: `${platform()} ${release()}` },
    { what: 'CPU', ok: true, found: `${cpuModel()}, ${cpuCount()} cores` },
    { what: 'CPU features', ok: true, found: cpuFeatures().join(' ') || 'unknown' },
    {
      what: 'memory',
      ok: totalmem() > GIB,
      found: `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} free`,
      advice: totalmem() > GIB ? undefined : 'The lesson needs about 1 GiB.',
    },
    checkData(),
    ...(await Promise.all(backendNames.map(checkBackend))),
    await checkPython(),
  ];
}

function checkNode(): Finding {
  const { node } = process.versions;
  const ok = Number(node.split('.')[0]) >= OLDEST_NODE;
  return { what: 'Node', ok, found: node, advice: ok ? undefined : 'Install Node 20 or later.' };
}

async function checkNpm(): Promise<Finding> {
  const agent = process.env.npm_config_user_agent?.match(/npm\/(\S+)/)?.[1];
  const found = agent ?? (await runProgram('npm', ['--version']).catch(() => undefined))?.out.trim();
  return { what: 'npm', ok: found !== undefined, found: found ?? 'not found' };
}

function checkData(): Finding {
  try {
    const [[images], [testImages]] = fashionMnist.loadData();
    const found = `${images.shape[0]} + ${testImages.shape[0]} images, checksums right`;
    tf.disposeVariables();
    return { what: 'Fashion-MNIST', ok: true, found };
  } catch (error) {
    return {
      what: 'Fashion-MNIST',
      ok: false,
      found: (error as Error).message,
      advice: 'git checkout -- data/fashion-mnist',
    };
  }
}

/** In a process of its own: a broken addon must not end the doctor. */
async function checkBackend(name: (typeof backendNames)[number]): Promise<Finding> {
  const what = `backend ${name}`;
  try {
    const { out } = await runScript(['--probe', name]);
    const { description, msPerStep } = JSON.parse(out) as BackendInfo & { msPerStep: number };
    return { what, ok: true, found: `${description}: ${msPerStep.toFixed(2)} ms a step` };
  } catch (error) {
    const reason = (error as Error).message;
    const advice = reason.match(/npm run native(?: -- --gpu)?/)?.[0];
    return { what, ok: false, found: reason.replace(/^.*can't be had here: /, ''), advice };
  }
}

function runScript(args: string[]): Promise<{ out: string }> {
  const tsNode = join(__dirname, '..', 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');
  return runProgram(process.execPath, [tsNode, __filename, ...args], { timeoutSeconds: 60 });
}
