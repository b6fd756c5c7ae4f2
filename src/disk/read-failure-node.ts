/** A file that can't be read, in the learner's words. */

/** Why a file can't be read, and what to do. */
export function readFailure(code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it or its folder. Change its permissions, or name another folder';
    case 'ENOTDIR':
      return 'the folder that was named is a file. Name the folder that holds the four files';
    case 'EISDIR':
      return 'it is a folder; expected a file';
    default:
      return `the system says ${code}`;
  }
}
