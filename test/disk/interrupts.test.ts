import { Interruption, Interrupts } from '../../src/disk/interrupts-node.ts';

let interrupts: Interrupts;
const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);

beforeEach(() => {
  jest.useFakeTimers();
  exit.mockClear();
  interrupts = new Interrupts();
});
afterEach(() => {
  interrupts.dispose();
  jest.useRealTimers();
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s is a wish to stop, and what the process ends with is %i', (name, exitCode) => {
  expect(interrupts.signal.aborted).toBe(false);
  process.emit(name);
  expect(interrupts.signal.aborted).toBe(true);
  expect(interrupts.interruption).toBeInstanceOf(Interruption);
  expect(interrupts.interruption).toMatchObject({
    signalName: name,
    exitCode,
    message: `Stopped by ${name}.`,
  });
  expect(exit).not.toHaveBeenCalled();
});

test('one key that comes twice, from the terminal and from npm, is one wish', () => {
  process.emit('SIGINT');
  jest.advanceTimersByTime(150);
  process.emit('SIGINT');
  expect(exit).not.toHaveBeenCalled();
});

test('a second Ctrl-C ends the process at once; another wish does not', () => {
  process.emit('SIGINT');
  jest.advanceTimersByTime(1000);
  process.emit('SIGTERM');
  expect(exit).not.toHaveBeenCalled();
  process.emit('SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
  expect(interrupts.interruption).toMatchObject({ signalName: 'SIGINT' });
});

test('a program whose npm was ended is asked to end', () => {
  interrupts.dispose();
  const { process } = globalThis;
  let { ppid } = process;
  const env = { npm_lifecycle_event: 'start' };
  globalThis.process = Object.create(process, { env: { value: env }, ppid: { get: () => ppid } });
  try {
    interrupts = new Interrupts();
    jest.advanceTimersByTime(1000);
    expect(interrupts.signal.aborted).toBe(false);
    ppid++;
    jest.advanceTimersByTime(100);
    expect(interrupts.interruption).toMatchObject({ signalName: 'SIGTERM' });
  } finally {
    globalThis.process = process;
  }
});

test('after dispose, signals are the process’s own again', () => {
  const count = process.listenerCount('SIGINT');
  interrupts.dispose();
  expect(process.listenerCount('SIGINT')).toBe(count - 1);
});
