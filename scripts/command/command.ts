/** What every command does alike: options, errors in plain words, exit codes. */

import { inspect, parseArgs } from 'node:util';
import { didYouMean, Interruption } from '../../src/internal';

export interface OptionHelp {
  /** How the value is written in the help: 'N', 'DIR' … An option without it is a switch. */
  value?: string;
  /** The value that it has where it stands alone. */
  alone?: string;
  description: string;
  default?: string;
  /** The only values allowed. */
  allowed?: readonly string[];
}

export interface Command<Name extends string> {
  /** As the learner types it: 'npm start --'. */
  usage: string;
  description: string;
  options: Record<Name, OptionHelp>;
  /** Words that stand without dashes, as the help shows them: '[check|hint] [N]'; none unless given. */
  words?: string;
  /** @param typed the options that were not left to their defaults */
  run(
    options: Record<Name, string | undefined>,
    words: string[],
    typed: ReadonlySet<string>,
  ): Promise<void> | void;
}

/** What writing to a closed pipe, and to a closed terminal, fails with. */
const NOBODY_READS = ['EPIPE', 'EIO'];

/**
 * Runs a command. An error becomes one paragraph and exit code 1; its stack is
 * shown only if the environment variable DEBUG is set, with those of its causes.
 */
export async function runCommand<Name extends string>(
  command: Command<Name>,
  onError?: (error: unknown) => void,
): Promise<void> {
  // Whoever reads our output may stop reading, as `head` does: we go on, a file may be asked for.
  process.stdout.on('error', ({ code }) => {
    if (NOBODY_READS.includes(code)) return;
    console.error(`\nError: the output can't be written (${code}).`);
    process.exit(1);
  });
  try {
    const given = readOptions(command, process.argv.slice(2));
    if (given === 'help') console.log(helpText(command));
    else await command.run(given.options, given.words, given.typed);
  } catch (error) {
    if (error instanceof Interruption) {
      console.error(`\n${error.message}`);
      process.exitCode = error.exitCode;
      return;
    }
    onError?.(error);
    const told = inWords(error as Error);
    console.error(`\n${process.env.DEBUG ? inspect(told) : `Error: ${told.message}`}`);
    process.exitCode = 1;
  }
}

/** What the machine says without words. */
function inWords(error: Error): Error {
  if (error.message !== 'Array buffer allocation failed') return error;
  return new Error(
    'There is not enough memory for the next array. End other programs, or lift the limit (in a ' +
      'shell: ulimit -v unlimited).',
    { cause: error },
  );
}

/** A whole number from `least` on. */
export function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`--${name} takes a whole number of at least ${least}; got '${text}'.`);
  }
  return value;
}

/** @returns the options' values, their defaults among them, and the words that stand between them */
export function readOptions<Name extends string>(
  command: Pick<Command<Name>, 'options' | 'words'>,
  args: string[],
): { options: Record<Name, string | undefined>; words: string[]; typed: Set<string> } | 'help' {
  const options = command.options as Record<string, OptionHelp>;
  const { tokens } = parseArgs({
    args: args.map((arg, i) => withItsValue(arg, args[i + 1], options)),
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const values: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, option.default]),
  );
  const words: string[] = [];
  const typed = new Set<string>();
  for (const token of tokens ?? []) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional' && command.words) {
      words.push(token.value);
      continue;
    }
    if (token.kind === 'positional') {
      throw new Error(
        `'${token.value}' is no option.${meantOption(token.value, options)} ${allowedOptions(options)}`,
      );
    }
    if (token.name === 'help' || token.name === 'h') return 'help';
    typed.add(token.name);
    values[token.name] = checkValue(token.name, token.value, options);
  }
  return { options: values as Record<Name, string | undefined>, words, typed };
}

/** @example withItsValue('--resume', '--json', …) // '--resume=checkpoint' */
function withItsValue(
  arg: string,
  next: string | undefined,
  options: Record<string, OptionHelp>,
): string {
  const name = arg.slice(2);
  const alone =
    arg.startsWith('--') && Object.hasOwn(options, name) ? options[name].alone : undefined;
  return alone !== undefined && (next === undefined || next.startsWith('-'))
    ? `${arg}=${alone}`
    : arg;
}

function checkValue(
  name: string,
  value: string | undefined,
  options: Record<string, OptionHelp>,
): string {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const dashes = name.length === 1 ? '-' : '--';
    throw new Error(
      `There is no option ${dashes}${name}.${meantOption(name, options)} ${allowedOptions(options)}`,
    );
  }
  if (option.value === undefined) {
    if (value !== undefined) throw new Error(`--${name} takes no value; got '${value}'.`);
    return 'true';
  }
  if (value === undefined || value === '') {
    throw new Error(`--${name} needs a value: --${name} ${option.value}.`);
  }
  if (option.allowed && !option.allowed.includes(value)) {
    const meant = didYouMean(value, option.allowed);
    throw new Error(`--${name} is one of ${option.allowed.join(', ')}; got '${value}'.${meant}`);
  }
  return value;
}

function meantOption(name: string, options: Record<string, OptionHelp>): string {
  return didYouMean(
    `--${name}`,
    Object.keys(options).map((option) => `--${option}`),
  );
}

function allowedOptions(options: Record<string, OptionHelp>): string {
  const names = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  return `Allowed: ${names.join(', ')}.`;
}

function helpText(command: Command<string>): string {
  const entries = Object.entries(command.options).map(([name, option]) => ({
    left: `  --${name}${option.value === undefined ? '' : ` ${option.allowed?.join('|') ?? option.value}`}`,
    right:
      option.description + (option.default === undefined ? '' : ` (default ${option.default})`),
  }));
  entries.push({ left: '  --help', right: 'Shows this text.' });
  const lines = entries.map(({ left, right }) =>
    left.length > 26 ? `${left}\n${' '.repeat(28)}${right}` : left.padEnd(28) + right,
  );
  return [
    `${command.description}\n`,
    `Usage: ${command.usage} ${command.words ? `${command.words} ` : ''}[options]\n`,
    ...lines,
  ].join('\n');
}

/** @example shellWord('my folder') // "'my folder'" */
export function shellWord(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
