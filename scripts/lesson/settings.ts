/** What `npm start` takes, and what one run is asked for. */

import type { EngineChoice } from '../../src/index.ts';
import { checkSavePath, checkThreads, checkWritable, type Threads } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';
import { wholeNumber } from '../command/command.ts';
import { languageOf } from '../command/language.ts';
import * as shared from '../command/shared-options.ts';
import { checkLessonFiles } from './files.ts';
import { prepareReportFolder } from './report-folder.ts';
import { FOLDER, loadLesson, prepareFolder, resumedOptions, type StoppedLesson } from './resume.ts';

/** Chapter 7's three ways. */
const styles = ['layer-array', 'named', 'add'] as const;
export type Style = (typeof styles)[number];

export const lessonCommand = {
  usage: 'npm start --',
  description: {
    en: 'Trains the lesson’s network on Fashion-MNIST: load, split, build, fit, evaluate.',
    ko: '강의의 신경망을 패션 MNIST로 훈련합니다: 불러오기, 나누기, 만들기, 훈련, 평가.',
  },
  options: {
    epochs: shared.epochs,
    style: {
      value: 'STYLE',
      allowed: styles,
      description: { en: 'How the model is built.', ko: '모델을 만드는 방법.' },
      default: 'add',
    },
    engine: shared.engine,
    threads: shared.threads,
    seed: {
      value: 'N',
      description: {
        en: 'Repeats starting weights and shuffling.',
        ko: '처음 가중치와 섞는 순서를 되풀이하게 합니다.',
      },
      default: '42',
    },
    'batch-size': {
      value: 'N',
      description: { en: 'Samples per training step.', ko: '훈련 스텝 하나의 샘플 수.' },
      default: '32',
    },
    'data-dir': shared.dataDir,
    save: {
      value: 'PATH',
      description: {
        en: 'Saves what was trained: .keras, .h5, .npz, or a folder for TensorFlow.js.',
        ko: '훈련한 모델을 저장합니다: .keras, .h5, .npz, 또는 TensorFlow.js의 폴더.',
      },
    },
    checkpoint: {
      value: 'DIR',
      description: {
        en: 'Keeps where training stands, at every epoch’s end.',
        ko: '에포크가 끝날 때마다 어디까지 훈련했는지 저장합니다.',
      },
    },
    resume: {
      value: '[DIR]',
      alone: '', // see `resumedFolder`
      description: {
        en: `Goes on where training was stopped (in the DIR of --checkpoint, or ${FOLDER}, unless given).`,
        ko: `멈춘 곳에서 이어서 훈련합니다(DIR이 없으면 --checkpoint의 DIR, 그것도 없으면 ${FOLDER}).`,
      },
    },
    load: {
      value: 'PATH',
      description: {
        en: 'Goes on from a saved model, in any of these formats.',
        ko: '저장한 모델에서 이어서 훈련합니다. 위의 형식이면 됩니다.',
      },
    },
    json: {
      value: 'FILE',
      description: { en: 'Writes what was seen.', ko: '본 것을 숫자로 기록합니다.' },
    },
    report: {
      value: 'DIR',
      description: {
        en: 'Writes report.html, the run in figures, and report.json.',
        ko: '실행을 그림으로 정리한 report.html과 report.json을 씁니다.',
      },
    },
    lang: shared.language,
  },
};

/** What was seen takes some hundred bytes an epoch. */
const MOST_JSON_BYTES = 2 ** 16;

type Given = Record<keyof typeof lessonCommand.options, string | undefined>;

export interface Settings extends Pick<Given, 'save' | 'json' | 'report' | 'load' | 'resume'> {
  epochs: number;
  style: Style;
  engine: EngineChoice;
  threads: Threads;
  seed: number;
  batchSize: number;
  /** Undefined for Fashion-MNIST. */
  dataDir: string | undefined;
  /** What is said, the report too. */
  language: Language;
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
export function readSettings(asked: Given, typed: ReadonlySet<string>): Settings {
  const given = { ...asked, resume: resumedFolder(asked) };
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
    threads: threadsOf(String(options.threads)),
    language: languageOf(lang),
    isRecorded: resumed ? resumed.note.isRecorded : report !== undefined,
    again: repeated(options, ['json', 'report', 'lang', 'save']),
  };
  checkLessonFiles(options);
  if (folder) prepareFolder(folder, resume);
  if (json) checkWritable(json, MOST_JSON_BYTES);
  if (save) checkSavePath(save);
  if (report) prepareReportFolder(report);
  return settings;
}

/** `--resume` without a folder means that of `--checkpoint`. */
const resumedFolder = ({ resume, checkpoint }: Given) =>
  resume === '' ? (checkpoint ?? FOLDER) : resume;

/** @example repeated({ json: 'seen.json' }, ['json', 'save']) // ['--json', 'seen.json'] */
function repeated<Name extends string>(
  options: Record<Name, string | undefined>,
  names: readonly Name[],
): string[] {
  return names.flatMap((name) => (options[name] ? [`--${name}`, String(options[name])] : []));
}

/** @throws RangeError before anything is loaded */
function threadsOf(text: string): Threads {
  const threads = text === 'auto' ? text : wholeNumber('threads', text, 1);
  checkThreads(threads);
  return threads;
}
