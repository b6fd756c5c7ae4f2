import { Interruption, Interrupts } from '../src/interrupts-node';

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
  expect(interrupts.interruption).toMatchObject({ signalName: name, exitCode });
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
  const parent = process.ppid;
  process.env.npm_lifecycle_event = 'start';
  interrupts = new Interrupts();
  jest.advanceTimersByTime(1000);
  expect(interrupts.signal.aborted).toBe(false);
  const ppid = jest.replaceProperty(process, 'ppid', parent + 1);
  jest.advanceTimersByTime(100);
  expect(interrupts.interruption).toMatchObject({ signalName: 'SIGTERM' });
  ppid.restore();
});

test('after dispose, signals are the process’s own again', () => {
  const count = process.listenerCount('SIGINT');
  interrupts.dispose();
  expect(process.listenerCount('SIGINT')).toBe(count - 1);
});
