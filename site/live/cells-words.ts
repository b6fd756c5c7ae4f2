/** The texts around a chapter's cells. */

import type { CellError, Fetched } from './worker/cells.ts';

export const cellsWords = {
  en: {
    cell: (number: number) => `Cell ${number}`,
    code: (number: number) => `Code of cell ${number}`,
    run: 'Run',
    runAbove: 'Run all above',
    runAll: 'Run all cells',
    change: 'Change',
    reset: 'Reset',
    stop: 'Stop',
    keys: 'Shift+Enter runs a cell. What a cell needs from those above runs first.',
    keras: 'Keras',
    typescript: 'TypeScript',
    kerasViews: { beside: 'beside TypeScript', tab: 'as a tab', hidden: 'hidden' },
    stored: 'Output (stored)',
    own: 'Output (yours)',
    nothingYet: 'No output yet.',
    nothing: 'It ran, and printed nothing.',
    waiting: 'Waits for the cells above.',
    running: 'Runs …',
    fetching: ({ megabytes, of }: NonNullable<Fetched>) =>
      `Fetches the images: ${megabytes}${of > megabytes ? ` of ${of}` : ''} MB …`,
    done: (seconds: string) => `Ran in ${seconds} s.`,
    failed: 'Broke off.',
    held: (number: number) => `Not run: cell ${number}, above, broke off.`,
    stopped:
      'Stopped. What the cells had computed is gone: the next run begins with the first cell again.',
    lost: 'Its values are gone, since a cell was stopped; it runs again when one below needs it.',
    unkept: 'This browser keeps nothing: your change is gone when the page is left.',
    omitted: (count: number) => `… and ${count.toLocaleString('en')} characters more`,
    place: ({ cell, line }: Pick<CellError, 'cell' | 'line'>, own: number) =>
      [cell !== undefined && cell !== own && `cell ${cell}`, line !== undefined && `line ${line}`]
        .filter(Boolean)
        .join(', ')
        .replace(/^./, (letter) => letter.toUpperCase()),
    declared: (name: string, cell: number) => `Cell ${cell} declares ${name}: run that cell first.`,
    undeclared: (name: string) =>
      `No cell declares ${name}. Look at how it is spelled where it is declared.`,
  },
  ko: {
    cell: (number: number) => `셀 ${number}`,
    code: (number: number) => `셀 ${number}의 코드`,
    run: '실행',
    runAbove: '위까지 모두 실행',
    runAll: '모든 셀 실행',
    change: '고치기',
    reset: '되돌리기',
    stop: '멈추기',
    keys: 'Shift+Enter로 셀을 실행합니다. 위의 셀 가운데 아직 실행하지 않은 것부터 차례로 실행합니다.',
    keras: '케라스',
    typescript: '타입스크립트',
    kerasViews: { beside: '타입스크립트 옆에', tab: '탭으로', hidden: '숨기기' },
    stored: '출력 (저장된 것)',
    own: '출력 (내가 실행한 것)',
    nothingYet: '아직 출력이 없습니다.',
    nothing: '실행했고, 출력한 것은 없습니다.',
    waiting: '위의 셀을 기다립니다.',
    running: '실행 중 …',
    fetching: ({ megabytes, of }: NonNullable<Fetched>) =>
      `이미지를 가져오는 중: ${of > megabytes ? `${of} MB 중 ` : ''}${megabytes} MB …`,
    done: (seconds: string) => `${seconds}초 걸렸습니다.`,
    failed: '오류로 중단되었습니다.',
    held: (number: number) => `실행하지 않았습니다. 위의 셀 ${number}에서 오류가 났습니다.`,
    stopped: '멈추었습니다. 셀이 계산한 것은 사라졌으므로, 다음에는 첫 셀부터 다시 실행합니다.',
    lost: '셀을 멈추어 값이 사라졌습니다. 아래의 셀에 필요하면 다시 실행합니다.',
    unkept: '이 브라우저는 아무것도 저장하지 않습니다. 페이지를 떠나면 고친 것이 사라집니다.',
    omitted: (count: number) => `… 그리고 ${count.toLocaleString('ko')}자 더`,
    place: ({ cell, line }: Pick<CellError, 'cell' | 'line'>, own: number) =>
      [cell !== undefined && cell !== own && `셀 ${cell}`, line !== undefined && `${line}번째 줄`]
        .filter(Boolean)
        .join(', '),
    declared: (name: string, cell: number) =>
      `셀 ${cell}에서 선언하는 이름입니다: ${name}. 그 셀을 먼저 실행하세요.`,
    undeclared: (name: string) =>
      `선언한 셀이 없는 이름입니다: ${name}. 선언한 곳의 철자와 같은지 보세요.`,
  },
};
