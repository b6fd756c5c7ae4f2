/** The processor's vector instruction sets, as far as the system says. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';

/** What matters to matrix products, from the widest to the narrowest. */
const known = ['avx512f', 'avx2', 'fma', 'avx', 'sse4_2', 'neon', 'asimd'];

/** @example cpuFeatures() // ['avx2', 'fma', 'avx', 'sse4_2'] */
export function cpuFeatures(): string[] {
  const words = new Set(featureText().toLowerCase().replaceAll('.', '_').split(/\s+/));
  const found = known.filter((feature) => words.has(feature));
  return found.length > 0 || arch() !== 'arm64' ? found : ['neon']; // every arm64 has it
}

export function cpuModel(): string {
  return cpus()[0]?.model.trim() ?? 'unknown';
}

export function cpuCount(): number {
  return cpus().length;
}

function featureText(): string {
  if (platform() === 'linux' && existsSync('/proc/cpuinfo')) {
    return readFileSync('/proc/cpuinfo', 'utf8').match(/^(flags|Features)\s*:.*$/m)?.[0] ?? '';
  }
  if (platform() === 'darwin') {
    const names = ['machdep.cpu.features', 'machdep.cpu.leaf7_features'];
    try {
      return execFileSync('sysctl', ['-n', ...names], { encoding: 'utf8', stdio: 'pipe' });
    } catch {
      return '';
    }
  }
  return '';
}
