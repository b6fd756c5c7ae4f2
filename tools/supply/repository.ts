/** Where this clone comes from, as others reach it. */

import { runProgram } from '../../scripts/programs/run-program.ts';
import { PROJECT_DIR } from '../../src/internal.ts';

/**
 * In a workflow what GitHub says, else what git knows as `origin`.
 * @returns 'https://host/owner/name'
 * @throws Error if there is none that others can reach
 */
export async function repositoryAddress(env = process.env): Promise<string> {
  const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY } = env;
  if (GITHUB_REPOSITORY) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
  const git = runProgram('git', ['remote', 'get-url', 'origin'], { cwd: PROJECT_DIR });
  return publicAddress((await git.catch(() => ({ out: '' }))).out.trim());
}

/** @example publicAddress('git@github.com:owner/name.git') // 'https://github.com/owner/name' */
export function publicAddress(remote: string): string {
  // With a user's name or a key before the host, which are nobody else's.
  const [, host, path] =
    remote.match(
      /^(?:https:\/\/|ssh:\/\/)(?:[^@/]*@)?([\w.-]+\.\w+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/,
    ) ??
    remote.match(/^[\w-]+@([\w.-]+\.\w+):(.+?)(?:\.git)?\/?$/) ??
    [];
  if (host) return `https://${host}/${path}`;
  throw new Error(
    `git's origin is ${remote === '' ? 'not set' : 'no address that others reach'}. The package names its repository: type ` +
      'git remote add origin https://…, or set GITHUB_REPOSITORY=owner/name.',
  );
}
