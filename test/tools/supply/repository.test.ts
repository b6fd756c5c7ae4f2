/** The repository's address, which the packages get when they are published. */

import { publicAddress, repositoryAddress } from '../../../tools/supply/repository.ts';

test.each([
  'https://github.com/owner/name',
  'https://github.com/owner/name.git',
  'https://github.com/owner/name/',
  'https://someone:key@github.com/owner/name.git',
  'git@github.com:owner/name.git',
  'ssh://git@github.com:22/owner/name.git',
])('%s is https://github.com/owner/name', (remote) => {
  expect(publicAddress(remote)).toBe('https://github.com/owner/name');
});

test.each([
  ['', "git's origin is not set. The package names its repository"],
  ['/home/someone/name', "git's origin is no address that others reach."],
  ['http://someone@localhost/name', "git's origin is no address that others reach."],
])("'%s' is refused", (remote, message) => {
  expect(() => publicAddress(remote)).toThrow(message);
});

test('in a workflow it is what GitHub says', async () => {
  const env = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'owner/name' };
  expect(await repositoryAddress(env)).toBe('https://github.example/owner/name');
});
