/** What a stranger meets first, the files for GitHub and editors, agrees with what is there. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';

const read = (path: string) => readProjectFile(...path.split('/'));
const json = (path: string) => JSON.parse(read(path));
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, part]) => part);

const { version, license, engines, scripts } = json('package.json');
const oldest = Number(engines.node.match(/^>=(\d+)/)[1]);
const workflows = readdirSync(join(PROJECT_DIR, '.github', 'workflows')).map(
  (name) => [name, read(`.github/workflows/${name}`)] as const,
);
const checks = read('.github/workflows/checks.yml');
const container = json('.devcontainer/devcontainer.json');
const dockerfile = read('.devcontainer/Dockerfile');
const tasks: { type: string; script?: string; command?: string }[] =
  json('.vscode/tasks.json').tasks;

describe('Node', () => {
  const tried = read('.ci/check-node-versions.sh')
    .match(/for version in (.*);/)?.[1]
    .split(' ');
  const nvmrc = read('.nvmrc').trim();
  const matrix = checks.match(/ node: \[(.*)\]/)?.[1].split(', ') ?? [];

  test.each([nvmrc, ...matrix])('%s is among those that .ci tries, and new enough', (node) => {
    expect(tried).toContain(node);
    expect(Number(node)).toBeGreaterThanOrEqual(oldest);
  });

  test('the container has the one of .nvmrc', () => {
    expect(dockerfile).toContain(`FROM node:${nvmrc}-`);
  });

  test('the checks run on three systems', () => {
    expect(checks).toContain('os: [ubuntu-latest, macos-latest, windows-latest]');
  });
});

test('CITATION.cff and CHANGELOG.md have package.json’s version and licence', () => {
  const citation = read('CITATION.cff');
  expect(citation).toContain(`\nversion: ${version}\n`);
  expect(citation).toContain(`\nlicense: ${license}\n`);
  expect(read('CHANGELOG.md')).toContain(version);
});

test.each(workflows)('%s: least rights, an end, one at a time', (_, text) => {
  expect(text).toContain('\npermissions:\n  contents: read\n');
  expect(text).toContain('\nconcurrency:\n');
  const jobs = all(text.split('\njobs:\n')[1], /^ {2}(\w+):$/gm);
  expect(all(text, /^ {4}timeout-minutes: (\d+)$/gm)).toHaveLength(jobs.length);
  for (const used of all(text, /uses: (\S+)/g)) {
    expect(used).toMatch(/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
  }
});

test('what the workflows, the tasks and the container run is there', () => {
  const texts = [
    ...workflows.map(([, text]) => text),
    container.postCreateCommand,
    ...Object.values<{ label: string }>(container.portsAttributes).map(({ label }) => label),
  ];
  const run = texts.flatMap((text) => all(text, /npm run ([\w:]+)/g));
  const typed = tasks.flatMap(({ type, script }) => (type === 'npm' && script ? [script] : []));
  expect(run.length).toBeGreaterThan(3);
  expect(typed.length).toBeGreaterThan(3);
  for (const script of [...run, ...typed]) expect(Object.keys(scripts)).toContain(script);
});

test('the README’s two commands are what the checks run', () => {
  for (const command of all(
    read('README.md').split('```bash\n')[1].split('```')[0],
    /^(.*?) +#/gm,
  )) {
    expect(checks).toContain(`- run: ${command}\n`);
  }
});

test('the container forwards the ports that the site and Jupyter take', () => {
  const [, site] = read('scripts/site.ts').match(/default: '(\d+)'/) ?? [];
  const [, jupyter] = JSON.stringify(tasks).match(/jupyter lab [^"]*--port (\d+)/) ?? [];
  expect([...container.forwardPorts].sort()).toEqual([site, jupyter].map(Number).sort());
  expect(Object.keys(container.portsAttributes).sort()).toEqual([site, jupyter].sort());
});

test('the container has what .ci/run installs, and the extensions that the project recommends', () => {
  const installed = read('.ci/run')
    .match(/--no-install-recommends ([\w -]+?) >/)?.[1]
    .split(' ');
  expect(installed).toContain('chromium');
  for (const name of installed ?? []) expect(dockerfile).toContain(` ${name} `);
  expect(container.customizations.vscode.extensions).toEqual(
    json('.vscode/extensions.json').recommendations,
  );
});

test('dependabot looks at every folder that lists packages', () => {
  const looked = all(read('.github/dependabot.yml'), /^ {6}- (\/\S*)$/gm);
  const listing = readdirSync(PROJECT_DIR, { recursive: true, encoding: 'utf8' });
  const folders = listing
    .map((path) => `/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\/(package-lock\.json|requirements\.txt)$/.test(path))
    .filter((path) => !/node_modules|\/\.cache\/|\/job/.test(path))
    .map((path) => path.replace(/\/[^/]*$/, '') || '/');
  const covers = (folder: string) =>
    looked.some((one) => one === folder || (one.endsWith('/*') && folder.match(`^${one}[^/]*$`)));
  expect(folders.length).toBeGreaterThan(5);
  expect(folders.filter((folder) => !covers(folder))).toEqual([]);
});

test('issue forms speak both languages; what can differ by machine asks for npm run doctor', () => {
  for (const form of ['bug', 'keras', 'question']) {
    const text = read(`.github/ISSUE_TEMPLATE/${form}.yml`);
    for (const label of [...all(text, /^name: (.*)$/gm), ...all(text, / label: (.*)$/gm)]) {
      expect(label).toMatch(/[a-z].* · .*[가-힣]/);
    }
    if (form !== 'question') expect(text).toContain('npm run doctor');
  }
});
