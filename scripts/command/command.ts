/** What every command does alike: options, errors in plain words, exit codes. */

import { inspect } from 'node:util';
import { Command as Parser } from 'commander';
import stringWidth from 'string-width';
import { didYouMean, Interruption } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';
import { languageOf, type Text, textIn } from './language.ts';

export interface OptionHelp {
  /** How the value is written in the help: 'N', 'DIR' … An option without it is a switch. */
  value?: string;
  /** The value that it has where it stands alone. */
  alone?: string;
  description: Text;
  default?: string;
  /** The only values allowed. */
  allowed?: readonly string[];
}

export interface Command<Name extends string> {
  /** As the learner types it: 'npm start --'. */
  usage: string;
  description: Text;
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
    if (given.isHelp) console.log(helpText(command, given.options));
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

interface Given<Name extends string> {
  /** Their values, the defaults among them. */
  options: Record<Name | 'lang', string | undefined>;
  /** What stands between them. */
  words: string[];
  typed: Set<string>;
  /** Whether the help is asked for: nothing else is done then. */
  isHelp: boolean;
}

/** @throws Error for an option or a value that there isn't */
export function readOptions<Name extends string>(
  { options, words }: Pick<Command<Name>, 'options' | 'words'>,
  args: readonly string[],
): Given<Name> {
  const names = Object.keys(options) as Name[];
  const values: Record<string, string | undefined> = Object.fromEntries(
    names.map((name) => [name, options[name].default]),
  );
  const typed = new Set<string>();
  const take = (name: string, value: string) => {
    typed.add(name);
    values[name] = value;
  };
  const parser = parserOf(options, take);
  const { operands: found, unknown } = parser.parseOptions([...args]);
  // Of `npm start --lang ko`, npm keeps the option's name and hands its value on.
  const operands = found.filter((operand) => {
    const owner = names.find((name) => options[name].allowed?.includes(operand));
    if (owner) take(owner, operand);
    return !owner;
  });
  const dashed = names.map((name) => `--${name}`);
  const instead = (wrong: string) =>
    `${didYouMean(`--${wrong}`, dashed)} Allowed: ${[...dashed, '--help'].join(', ')}.`;
  if (!words && operands.length > 0) {
    const byNpm = process.env.npm_lifecycle_event
      ? ` npm keeps an option for itself unless -- stands before it, as in: npm start -- --epochs 3.`
      : '';
    throw new Error(`'${operands[0]}' is not an option.${instead(operands[0])}${byNpm}`);
  }
  const [, dashes, name, value] = unknown[0]?.match(/^(-(?!-)|--)(.[^=]*)(?:=(.*))?/s) ?? [];
  const given = { options: values as Given<Name>['options'], words: operands, typed };
  if (dashes === undefined) return { ...given, isHelp: false };
  const flag = dashes === '-' ? name[0] : name;
  if (flag === 'help' || flag === 'h') return { ...given, isHelp: true };
  if (names.includes(flag as Name)) throw new Error(`--${flag} takes no value; got '${value}'.`);
  throw new Error(`There is no option ${dashes}${flag}.${instead(flag)}`);
}

/** @param onOption what to do with an option that is given, its value checked; a switch's is 'true' */
function parserOf(
  options: Record<string, OptionHelp>,
  onOption: (name: string, value: string) => void,
  language: Language = 'en',
): Parser {
  const word = helpWords[language];
  const needsValue = (name: string) =>
    new Error(`--${name} needs a value: --${name} ${options[name].value}.`);
  const parser = new Parser()
    .configureHelp({
      optionTerm: ({ flags }) => flags.replace(/<(.*)>/, '$1'),
      styleTitle: (title) => word.titles[title] ?? title,
      displayWidth: stringWidth,
    })
    .helpOption('--help', word.help)
    .configureOutput({ writeErr: () => {} }) // what is wrong is said in our own words
    .exitOverride(({ message }) => {
      throw needsValue(String(message.match(/--([\w-]+)/)?.[1])); // all that this parser finds itself
    });
  for (const [name, option] of Object.entries(options)) {
    const { allowed, alone, description } = option;
    const value = allowed?.join('|') ?? option.value;
    const flags = value === undefined || alone !== undefined ? (value ?? '') : `<${value}>`;
    const usual = option.default === undefined ? '' : word.usual(option.default);
    parser.option(`--${name} ${flags}`, textIn(description, language) + usual);
    parser.on(`option:${name}`, (text: string | null | undefined) => {
      if (text === '') throw needsValue(name);
      if (text && allowed && !allowed.includes(text)) {
        const meant = didYouMean(text, allowed);
        throw new Error(`--${name} is one of ${allowed.join(', ')}; got '${text}'.${meant}`);
      }
      onOption(name, text ?? alone ?? 'true');
    });
  }
  return parser;
}

const helpWords: Record<
  Language,
  { titles: Record<string, string>; help: string; options: string; usual(value: string): string }
> = {
  en: {
    titles: {},
    help: 'Shows this text.',
    options: '[options]',
    usual: (value) => ` (default ${value})`,
  },
  ko: {
    titles: { 'Usage:': '사용법:', 'Options:': '옵션:' },
    help: '이 도움말을 보여 줍니다.',
    options: '[옵션]',
    usual: (value) => ` (기본값 ${value})`,
  },
};

/** In the language that the command speaks. */
function helpText(
  { usage, description, words, options }: Command<string>,
  given: { lang?: string },
): string {
  const language = 'lang' in options ? languageOf(given.lang) : 'en';
  return parserOf(options, () => {}, language)
    .name(usage)
    .usage(`${words ? `${words} ` : ''}${helpWords[language].options}`)
    .description(textIn(description, language))
    .helpInformation()
    .trimEnd();
}

/** @example shellWord('my folder') // "'my folder'" */
export function shellWord(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
