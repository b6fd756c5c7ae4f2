/** Loaded before a program: it stops itself (SIGSTOP) once it has printed the text STOP_AT. */

const { STOP_AT } = process.env;

const write = process.stdout.write.bind(process.stdout);
let printed = '';

process.stdout.write = (chunk, ...rest) => {
  const isWritten = write(chunk, ...rest);
  if (printed.includes(STOP_AT)) return isWritten;
  printed += chunk;
  if (printed.includes(STOP_AT)) process.kill(process.pid, 'SIGSTOP');
  return isWritten;
};
