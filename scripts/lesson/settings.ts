/** What `npm start` takes, and what one run is asked for. */

import type { EngineChoice } from '../../src';
import { checkSavePath, checkWritable } from '../../src/internal';
import type { Language } from '../../src/report';
import { wholeNumber } from '../command/command';
import * as shared from '../command/shared-options';
import { checkLessonFiles } from './files';
import { prepareReportFolder } from './report-folder';
import { FOLDER, loadLesson, prepareFolder, resumedOptions, type StoppedLesson } from './resume';

/** Chapter 7's three ways. */
const styles = ['layer-array', 'named', 'add'] as const;
export type Style = (typeof styles)[number];

export const lessonCommand = {
  usage: 'npm start --',
  description: 'Trains the lesson’s network on Fashion-MNIST: load, split, build, fit, evaluate.',
  options: {
    epochs: shared.epochs,
    style: {
      value: 'STYLE',
      allowed: styles,
      description: 'How the model is built.',
      default: 'add',
    },
    engine: shared.engine,
    threads: shared.threads,
    seed: { value: 'N', description: 'Repeats starting weights and shuffling.', default: '42' },
    'batch-size': { value: 'N', description: 'Samples a training step.', default: '32' },
    'data-dir': shared.dataDir,
    save: {
      value: 'PATH',
      description: 'Saves what was trained: .keras, .h5, .npz, or a folder for TensorFlow.js.',
    },
    checkpoint: {
      value: 'DIR',
      description: 'Keeps where training stands, at every epoch’s end.',
    },
    resume: {
      value: '[DIR]',
      alone: FOLDER,
      description: `Goes on where training was stopped (DIR is ${FOLDER} unless given).`,
    },
    load: { value: 'PATH', description: 'Goes on from a saved model, in any of these formats.' },
    json: { value: 'FILE', description: 'Writes what was seen.' },
    report: {
      value: 'DIR',
      description: 'Writes report.html, the run in figures, and report.json.',
    },
    lang: shared.language('The report’s language'),
  },
};

/** What was seen takes some hundred bytes an epoch. */
const MOST_JSON_BYTES = 2 ** 16;

type Given = Record<keyof typeof lessonCommand.options, string | undefined>;

export interface Settings extends Pick<Given, 'save' | 'json' | 'report' | 'load' | 'resume'> {
  epochs: number;
  style: Style;
  engine: EngineChoice;
  threads: number | 'auto';
  seed: number;
  batchSize: number;
  /** Undefined for Fashion-MNIST. */
  dataDir: string | undefined;
  /** The report's, if it was chosen. */
  language: Language | undefined;
  /** For a checkpoint at every epoch's end; none then unless given. */
  folder: string | undefined;
  resumed: StoppedLesson | undefined;
  /** Whether every batch and epoch is recorded for a report. */
  isRecorded: boolean;
  /** The options to type again to go on, such as ['--json', 'seen.json']. */
  again: string[];
}

/**
 * @param typed which of the options the learner gave now
 * @throws Error for what can't be done, or not be written: said before any work
 */
export function readSettings(given: Given, typed: ReadonlySet<string>): Settings {
  const resumed = given.resume ? loadLesson(given.resume) : undefined;
  const options = resumed ? resumedOptions(resumed, given, typed) : given;
  const { save, json, report, load, resume, lang, checkpoint, 'data-dir': dataDir } = options;
  const folder = checkpoint ?? resume;
  const settings = {
    ...{ save, json, report, load, resume, dataDir, folder, resumed },
    epochs: wholeNumber('epochs', String(options.epochs), 1),
    batchSize: wholeNumber('batch-size', String(options['batch-size']), 1),
    seed: wholeNumber('seed', String(options.seed), 0),
    style: options.style as Style,
    engine: options.engine as EngineChoice,
    threads:
      options.threads === 'auto'
        ? ('auto' as const)
        : wholeNumber('threads', String(options.threads), 1),
    language: lang as Language | undefined,
    isRecorded: resumed ? resumed.note.isRecorded : report !== undefined,
    again: repeated(options, ['json', 'report', 'lang', 'save']),
  };
  checkLessonFiles(options);
  if (folder) prepareFolder(folder, resume);
  if (json) checkWritable(json, MOST_JSON_BYTES);
  if (save) checkSavePath(save);
  if (lang && !report) throw new Error('--lang is the report’s: give --report DIR.');
  if (report) prepareReportFolder(report);
  return settings;
}

/** @example repeated({ json: 'seen.json' }, ['json', 'save']) // ['--json', 'seen.json'] */
function repeated<Name extends string>(
  options: Record<Name, string | undefined>,
  names: readonly Name[],
): string[] {
  return names.flatMap((name) => (options[name] ? [`--${name}`, String(options[name])] : []));
}
