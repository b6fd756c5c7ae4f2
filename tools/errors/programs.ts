/** Programs that a command may call: those in the present folder's bin are all that it finds. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import tfjs from '@tensorflow/tfjs/package.json' with { type: 'json' };

/** @param code JavaScript */
export function program(name: string, code: string): void {
  mkdirSync('bin', { recursive: true });
  const start = `#!/bin/sh\nexec '${process.execPath}' "$0.js" "$@"\n`;
  writeFileSync(join('bin', name), start, { mode: 0o755 });
  writeFileSync(join('bin', `${name}.js`), code);
}

/** npm, which installs the native kernels' package without its addon. @param install its own installation */
export function npm(install: string): void {
  const files = {
    'binding/binding.gyp': '',
    'package.json': JSON.stringify({ version: tfjs.version, main: 'index.js' }),
    'scripts/install.js': install,
  };
  program(
    'npm',
    `const fs = require('node:fs');
for (const [file, text] of Object.entries(${JSON.stringify(files)})) {
  const path = 'node_modules/@tensorflow/tfjs-node/' + file;
  fs.mkdirSync(require('node:path').dirname(path), { recursive: true });
  fs.writeFileSync(path, text);
}`,
  );
}

/** What tfjs-node's installation comes to without a network. */
export const noDownload =
  "console.error('Error: getaddrinfo ENOTFOUND storage.googleapis.com'); process.exit(1);";

/** One that brings an addon which answers every product with zeros. */
export const wrongAddon = `const fs = require('node:fs');
fs.mkdirSync('lib');
fs.writeFileSync('index.js', ${JSON.stringify(`const load = require('node:module').createRequire(process.argv[1]);
const tf = load('@tensorflow/tfjs');
tf.env().set('PROD', true);
const cpu = tf.findBackendFactory('cpu');
tf.registerBackend('tensorflow', () => Object.assign(cpu(), { binding: { TF_Version: '2.21.0' } }));
tf.setBackend('tensorflow');
const kernelFunc = ({ backend }) => ({
  dataId: backend.write(new Float32Array(4), [2, 2], 'float32'), shape: [2, 2], dtype: 'float32',
});
tf.registerKernel({ kernelName: 'BatchMatMul', backendName: 'tensorflow', kernelFunc });`)});`;

/** A Python that can make environments. @param tensorflowDir where its TensorFlow lies */
export function python(tensorflowDir?: string): void {
  const answer = { version: '3.12.3', packages: {}, tensorflowDir };
  program(
    'python3',
    `const fs = require('node:fs');
const [flag, name, folder] = process.argv.slice(2);
if (flag === '-I') console.log(${JSON.stringify(JSON.stringify(answer))});
else if (name === 'venv') {
  fs.mkdirSync(folder + '/bin', { recursive: true });
  for (const end of ['', '.js']) {
    fs.copyFileSync(__filename.replace(/\\.js$/, end), folder + '/bin/python' + end);
  }
}`,
  );
}

/** The files that the native kernels are built against, all of them empty. */
export function tensorflow(folder: string): void {
  const files = [
    'include/tensorflow/c/c_api.h',
    ...['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
    ...['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
  ];
  mkdirSync(join(folder, 'include/tensorflow/c'), { recursive: true });
  for (const file of files) writeFileSync(join(folder, file), '');
}
