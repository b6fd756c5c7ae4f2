/** The texts of the bench for one's own data. */

import { formatCount } from '../../src/index-browser.ts';

/** As a table's cell or a file's name is quoted: not longer than one can read. */
const cut = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

export const ownDataWords = {
  en: {
    title: 'A network for your own data',
    lead: 'Paint points, type a rule, or open a table, a folder of pictures or IDX files. A network learns them as the lesson’s network learns clothes, and you get the program. Everything stays on this machine: nothing is sent anywhere.',
    source: 'Data',
    kind: 'Kind',
    sources: { points: 'Points', csv: 'Table (CSV)', pictures: 'Pictures', idx: 'IDX files' },
    tries: {
      ring: {
        try: 'Circle by a rule',
        see: 'Everything inside the circle is one class. The answer’s area closes around it, and nearly all validation points are right. Then choose 0 hidden layers and train again: one straight line is left, and it can’t do it.',
      },
      xor: {
        try: 'XOR, painted',
        see: 'Four clouds, opposite corners alike. Four hidden nodes separate them. Then choose 0 hidden layers and train again: many points stay on the wrong side of the line.',
      },
      flowers: {
        try: 'A table of flowers',
        see: 'Not the real iris data: 150 rows made by a formula of the same kind. “small” stands apart and is always right; “middle” and “large” overlap, so the mistakes, if there are any, are between those two.',
      },
    },
    points: {
      plane: (n: number) =>
        `The plane from −3 to 3 in both directions, with ${n} points. Arrow keys move the brush, the space bar paints, 1 to 4 choose the class, Delete erases under the brush.`,
      brush: 'Brush',
      classes: ['● circle', '■ square', '▲ triangle', '◆ diamond'],
      names: ['circle', 'square', 'triangle', 'diamond'],
      eraser: '⌫ eraser',
      undo: 'Undo',
      clear: 'Clear',
      full: (most: number) =>
        `There are ${formatCount(most)} points, and there is no room for more.`,
      note: 'Press and drag on the plane. The colour behind the points is the network’s answer; the fainter, the less certain.',
      rule: 'Rule',
      ruleNote: (functions: string) =>
        `Where it holds the point is a square, elsewhere a circle. x*x + y*y < 4, x*y > 0 && x < 2, or only a function: sin(x) means y > sin(x). There are ${functions}, pi and e.`,
      make: 'Make points',
      count: 'Points',
      counted: (n: number, classes: string) => `${formatCount(n)} samples: ${classes || 'none'}.`,
    },
    rule: {
      empty: 'The rule is empty. Type one, such as y > x*x.',
      long: (got: number, most: number) =>
        `The rule has ${got} characters; at most ${most} are read. Make it shorter.`,
      power: '^ does not mean “to the power of” here. Write x**2 or x*x.',
      times: (at: number) =>
        `At character ${at} a * is missing: write 2*x, not 2x, and 2*(x + 1), not 2(x + 1).`,
      equals: '= alone assigns a value, which a rule can’t. Compare with <, >, <=, >= or ==.',
      unfinished:
        'The rule ends too early: a value or a closing bracket is missing. An example: y > sin(x).',
      unreadable: (character: string, at: number) =>
        `Character ${at}, ${cut(character)}, can’t be read there. An example of a rule: y > sin(x).`,
      unknownName: (name: string) =>
        `There is no ${cut(name)}. A rule has x, y, pi, e, numbers and functions such as sin(x).`,
      unknownFunction: (name: string) =>
        `There is no function ${cut(name)}. The functions are listed below the rule.`,
      wrongCount: (name: string, wanted: number, got: number) =>
        `${name} takes ${wanted === 1 ? 'one number' : `${wanted} numbers`}; it got ${got}.`,
      notNumber: (part: string) =>
        `${cut(part)} is a yes or no where a number is needed. For x between 0 and 1 write 0 < x && x < 1.`,
      notYesNo: (part: string) =>
        `${cut(part)} is a number where a yes or no is needed. Compare it, for example ${part.length > 20 ? 'x > 0' : `${part} > 0`}.`,
      noComparison: (rule: string) =>
        `${cut(rule)} gives a number that depends on y, not a yes or no. Compare it, for example with > 0.`,
      notAllowed: (part: string) =>
        `${cut(part)} is not something a rule can have: only numbers, x, y, + − * / % **, comparisons, && || ! and functions.`,
    },
    csv: {
      open: 'Open a CSV file, or drop it here',
      paste: 'or paste the table here',
      read: 'Read the table',
      label: 'Label',
      as: 'The label is',
      asChoices: { classes: 'classes', number: 'a number to predict' },
      header: (has: boolean) =>
        has ? 'The first line names the columns.' : 'The first line is data: no header was found.',
      features: (names: string[]) =>
        `${names.length === 1 ? 'Feature' : `${names.length} features`}: ${listed(names)}.`,
      leftOut: (names: string[]) => `Left out, because they are words: ${listed(names)}.`,
      rows: (n: number) => `${formatCount(n)} rows.`,
      number: (name: string) => `${cut(name)} is a number to predict.`,
    },
    table: {
      empty: 'There is no table: nothing but empty lines. Expected are lines such as 5.1,3.5,blue.',
      oneColumn: (line: string) =>
        `The first line, ${cut(line)}, has one column. Expected are at least two, separated by commas, semicolons or tabs: features and a label.`,
      manyColumns: (got: number, most: number) =>
        `The table has ${formatCount(got)} columns; at most ${formatCount(most)} are taken. Leave some out.`,
      ragged: (line: number, got: number, wanted: number) =>
        `Line ${line} has ${got} ${got === 1 ? 'value' : 'values'}, the first line ${wanted}. Every line needs as many: add or remove values there.`,
      fewRows: (got: number, least: number) =>
        `The table has ${got} ${got === 1 ? 'row' : 'rows'} of data. At least ${least} are needed to train and to validate.`,
      manyRows: (got: number, most: number) =>
        `The table has ${formatCount(got)} rows; at most ${formatCount(most)} are taken. Leave some out.`,
      column: (n: number) => `column ${n}`,
      missing: (line: number, column: string, cell: string) =>
        `Line ${line}, column ${cut(column)}: the value is missing${cell ? ` (${cut(cell)})` : ''}. Fill it in, or leave the line out.`,
      notNumber: (line: number, column: string, cell: string) =>
        `Line ${line}, column ${cut(column)}: ${cut(cell)} is not a number, but other lines have numbers there. Correct it, or leave the line out.`,
      large: (line: number, column: string, cell: string) =>
        `Line ${line}, column ${cut(column)}: ${cut(cell)} is too large for a 32-bit number (3.4 × 10³⁸). Use a larger unit.`,
      largeLabel: (column: string) =>
        `A label in column ${cut(column)} is too large for a 32-bit number (3.4 × 10³⁸). Use a larger unit.`,
      noFeatures: (label: string) =>
        `Besides the label ${cut(label)} no column has numbers, so there is nothing to learn from. Add one, or choose another label.`,
      oneClass: (column: string, value: string) =>
        `The label ${cut(column)} has one value only, ${cut(value)}. At least two are needed; choose another label.`,
      manyClasses: (column: string, got: number, most: number) =>
        `The label ${cut(column)} has ${formatCount(got)} different values; at most ${most} classes are taken. Choose another label.`,
      openQuote: (line: number) =>
        `In line ${line} a quotation mark opens and never closes. Close it, or take it out.`,
      afterQuote: (line: number) =>
        `In line ${line} something follows a closing quotation mark. A quotation mark inside a value is written twice: "".`,
    },
    pictures: {
      open: 'Choose a folder that has a folder for each class, or drop it here',
      reading: (done: number, all: number) =>
        `Reading ${formatCount(done)} of ${formatCount(all)} pictures …`,
      none: 'There are no pictures here. Expected is a folder with a folder for each class and PNG, JPEG, GIF, WebP, AVIF or BMP files in them: fruit/apple/1.jpg, fruit/pear/2.jpg.',
      noFolders: (name: string) =>
        `${cut(name)} is in no class’s folder. Expected is a folder for each class, all in one folder: fruit/apple/1.jpg.`,
      folders: (got: number, most: number) =>
        `There ${got === 1 ? 'is one folder' : `are ${got} folders`} with pictures; a folder for each class is needed, and classes are 2 to ${most}.`,
      few: (got: number, least: number) =>
        `There ${got === 1 ? 'is one picture' : `are ${got} pictures`}; at least ${least} are needed to train and to validate.`,
      many: (got: number, most: number) =>
        `There are ${formatCount(got)} pictures; at most ${formatCount(most)} are taken. Leave some out.`,
      broken: (name: string) =>
        `${cut(name)} can’t be read as a picture. Take it out of the folder, or save it again.`,
      large: (name: string, megabytes: number) =>
        `${cut(name)} is too large to unpack: at most ${megabytes} megapixels are taken. Make it smaller.`,
      how: 'Made from each picture: scaled to fit into 28 × 28 pixels on white, then grey = 0.299 red + 0.587 green + 0.114 blue. Where the corners are bright, black and white are swapped: bright on dark, as in the lesson. For the network 0 … 255 becomes 0 … 1.',
      className: 'Or, as on a phone, class by class: the name',
      add: 'its pictures',
      unnamed: 'Type the class’s name first, then choose its pictures.',
      first: (name: string) => `The first picture of ${name}, as the network gets it`,
    },
    idx: {
      open: 'Open two IDX files (pictures and labels) or four (with those for testing), or drop them here',
      howMany: (got: number) =>
        `There ${got === 1 ? 'is one file' : `are ${got} files`}. Expected are two, pictures and labels, or four, two of which have “t10k” or “test” in their names.`,
      notPairs: (files: string[]) =>
        `Expected are pictures of three dimensions and labels of one, [60000,28,28] and [60000], and of four files two with “t10k” or “test” in their names; got ${files.map((file) => file.slice(0, 60)).join(', ')}.`,
      strangeLabel: (label: number, most: number) =>
        `The test labels have class ${label}, but the training labels go up to ${most}. Do the files belong together?`,
      notBytes: (name: string, type: string) =>
        `${cut(name)} has elements of type ${type}; expected are bytes (uint8).`,
      otherSize: (name: string, height: number, width: number) =>
        `The pictures in ${cut(name)} have ${height} × ${width} pixels; expected are 28 × 28, as in the lesson.`,
      count: (name: string, got: number, least: number, most: number) =>
        `${cut(name)} has ${formatCount(got)} pictures; expected are ${least} to ${formatCount(most)}.`,
      otherCount: (images: string, n: number, labels: string, m: number) =>
        `${cut(images)} has ${formatCount(n)} pictures and ${cut(labels)} ${formatCount(m)} labels. Every picture needs one label: do the files belong together?`,
      classes: (name: string, most: number, allowed: number) =>
        `The largest label in ${cut(name)} is ${most}; classes are counted from 0, and 2 to ${allowed} are taken.`,
      packed: (name: string, bytes: number) =>
        `${cut(name)} would unpack to ${formatCount(bytes)} bytes, more than is taken. Is it the right file?`,
      broken: (name: string) =>
        `${cut(name)} can’t be unpacked: its gzip is damaged. Get it again.`,
      tooLarge: (name: string, megabytes: number) =>
        `${cut(name)} is larger than ${megabytes} MB, which is more than is taken.`,
    },
    large: (name: string, megabytes: number) =>
      `${cut(name)} is larger than ${megabytes} MB. Take a part of it.`,
    notText: (name: string) => `${cut(name)} is not a text file in UTF-8. Save it as CSV in UTF-8.`,
    nothing: {
      points:
        'Paint at least 10 points of at least two classes, or make points by a rule; then train.',
      csv: 'Open or paste a table first; then train.',
      pictures: 'Choose a folder of pictures first; then train.',
      idx: 'Open IDX files first; then train.',
    },
    network: 'Network',
    settings: {
      layers: 'Hidden layers',
      units: 'Nodes in each',
      activation: 'Activation',
      optimizer: 'Optimizer',
      learningRate: 'Learning rate',
      batchSize: 'Batch size',
      epochs: 'Epochs',
    },
    seed: 'Seed',
    otherSeed: 'Another seed',
    train: 'Train',
    again: 'Train again',
    goOn: 'Go on',
    stop: 'Stop',
    task: {
      binary: (name: string) =>
        `Two classes: one output node with sigmoid, binary_crossentropy; it answers how likely ${name} is.`,
      multiclass: (n: number) =>
        `${n} classes: ${n} output nodes with softmax, sparse_categorical_crossentropy.`,
      regression: () =>
        'A number: one output node without activation, mean_squared_error. Loss 1 is what always answering the mean would get; the error counts standard deviations of the label.',
    },
    split: (training: number, validation: number) =>
      `${formatCount(training)} samples train, ${formatCount(validation)} validate (trainTestSplit, testSize 0.2, randomState 42).`,
    notYet: 'Nothing is trained yet.',
    training: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs} …`,
    trained: (epochs: number) => `After ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`,
    stopped: (epochs: number) =>
      epochs === 0
        ? 'Stopped before the first epoch was done.'
        : `Stopped after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`,
    numbers: (loss: string, accuracy: string, name: string) => `loss ${loss}, ${name} ${accuracy}`,
    onTraining: 'Training',
    onValidation: 'Validation',
    onTest: 'Test files',
    failed: (why: string) => `That didn’t work: ${why}`,
    loss: 'loss',
    accuracy: 'accuracy',
    mae: 'mean absolute error',
    inside: 'What it has learned',
    area: (x: string, y: string) =>
      `The answer over ${x} (to the right) and ${y} (up), with validation samples on it.`,
    kernel: (n: number) =>
      `What the first ${n} hidden nodes look at: blue pixels push a node’s sum up, orange ones down.`,
    kernelText: (least: string, most: string) =>
      `Weights of the first hidden nodes as pictures, from ${least} to ${most}`,
    matrixCaption: (n: number) =>
      `${formatCount(n)} validation samples. Rows: the true class; columns: the network’s answer. Choose a cell to see its samples.`,
    chosen: (is: string, says: string, n: number) =>
      n === 0 ? `No ${is} was classified as ${says}.` : `${is} classified as ${says}:`,
    wrong: 'Wrong, the most certain first',
    right: 'Right, the least certain first',
    farthest: 'Farthest from the true value',
    nearest: 'Nearest to the true value',
    allRight: 'Nothing is wrong among the validation samples.',
    allWrong: 'Nothing is right among the validation samples.',
    example: (is: string, says: string) => `is ${is}, answer ${says}`,
    sample: 'Sample',
    truth: 'Truth',
    answer: 'Answer',
    links: {
      before: 'The same with less in the way: ',
      perceptron: 'one node and four points',
      activations: 'activations',
      layers: 'layers and their parameters',
      descent: 'the learning rate',
      practice: 'the lesson’s pictures',
    },
    programs: 'The programs for these data',
    programsLead: (files: string) =>
      `Both train this network on these data: the TypeScript program gives the same numbers as this page, Keras nearly the same, since its weights begin elsewhere. Beside them lies: ${files}.`,
    stoppedProgram: (epochs: number) =>
      `The training was stopped, so the programs train the ${epochs} whole ${epochs === 1 ? 'epoch' : 'epochs'}.`,
    zip: 'Unpack pictures.zip beside the programs: it has the pictures as they were trained on, in the folder pictures.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not allow it: mark the text and copy it.',
    download: (name: string) => `Save ${name}`,
    program: {
      typescriptHead:
        'npm install keras-ann-lesson-ts @tensorflow/tfjs fast-png tsx, then: npx tsx own-data.mts',
      kerasHead: 'pip install keras tensorflow scikit-learn, then: python own_data.py',
      files: (names: string) => `Needs beside it: ${names}`,
      label: 'the label stands last',
      scale:
        'standard scores: minus the mean, over the standard deviation, both of the training part',
      pictures: '28 × 28 grey, a folder for each class, numbered as in the list',
      idx: 'IDX files, packed or not',
    },
  },
  ko: {
    title: '나만의 데이터를 배우는 신경망',
    lead: '점을 그리거나 규칙을 적거나, 표나 이미지 폴더나 IDX 파일을 여세요. 강의의 신경망이 옷을 배우듯 신경망이 이 데이터를 배우고, 그 프로그램을 돌려줍니다. 모든 것은 이 기기에 남고, 아무 데도 보내지 않습니다.',
    source: '데이터',
    kind: '종류',
    sources: { points: '점', csv: '표(CSV)', pictures: '이미지', idx: 'IDX 파일' },
    tries: {
      ring: {
        try: '규칙으로 만든 원',
        see: '원 안은 모두 한 클래스입니다. 답의 영역이 원을 감싸며 닫히고, 검증 샘플을 거의 모두 맞힙니다. 그런 다음 은닉층을 0으로 고르고 다시 훈련해 보세요. 직선 하나만 남아서 원을 나누지 못합니다.',
      },
      xor: {
        try: '그려 놓은 XOR',
        see: '구름 네 개 가운데 마주 보는 모서리끼리 같은 클래스입니다. 은닉 노드 네 개가 이들을 나눕니다. 그런 다음 은닉층을 0으로 고르고 다시 훈련해 보세요. 많은 점이 직선의 잘못된 쪽에 남습니다.',
      },
      flowers: {
        try: '꽃의 표',
        see: '진짜 붓꽃 데이터가 아니라, 같은 종류의 식으로 만든 150행입니다. “small”은 따로 떨어져 있어서 늘 맞히고, “middle”과 “large”는 겹치므로 틀린 것이 있다면 이 둘 사이에 있습니다.',
      },
    },
    points: {
      plane: (n: number) =>
        `가로세로가 −3에서 3까지인 평면. 점 ${n}개. 화살표 키로 붓을 옮기고 스페이스 바로 점을 찍으며, 1에서 4로 클래스를 고르고 Delete 키로 붓 아래를 지웁니다.`,
      brush: '붓',
      classes: ['● 동그라미', '■ 네모', '▲ 세모', '◆ 마름모'],
      names: ['동그라미', '네모', '세모', '마름모'],
      eraser: '⌫ 지우개',
      undo: '되돌리기',
      clear: '모두 지우기',
      full: (most: number) => `점이 ${formatCount(most)}개이므로 더 놓을 수 없습니다.`,
      note: '평면을 누른 채 끄세요. 점 뒤의 색은 신경망의 답이고, 옅을수록 덜 확신합니다.',
      rule: '규칙',
      ruleNote: (functions: string) =>
        `규칙이 맞는 점은 네모, 나머지는 동그라미가 됩니다. x*x + y*y < 4, x*y > 0 && x < 2처럼 적습니다. 함수만 적어도 됩니다. sin(x)는 y > sin(x)를 뜻합니다. ${functions}, pi, e를 쓸 수 있습니다.`,
      make: '점 만들기',
      count: '점의 수',
      counted: (n: number, classes: string) => `샘플 ${formatCount(n)}개: ${classes || '없음'}.`,
    },
    rule: {
      empty: '규칙이 비어 있습니다. y > x*x처럼 적으세요.',
      long: (got: number, most: number) => `규칙이 ${got}자입니다. ${most}자까지 읽으니 줄이세요.`,
      power: '여기서 ^는 거듭제곱이 아닙니다. x**2 또는 x*x로 적으세요.',
      times: (at: number) =>
        `${at}번째 글자에 *가 빠졌습니다. 2x가 아니라 2*x로, 2(x + 1)이 아니라 2*(x + 1)로 적으세요.`,
      equals: '= 하나는 값을 넣는다는 뜻이라 규칙에 쓸 수 없습니다. <, >, <=, >=, ==로 비교하세요.',
      unfinished: '규칙이 너무 일찍 끝납니다. 값이나 닫는 괄호가 빠졌습니다. 예: y > sin(x).',
      unreadable: (character: string, at: number) =>
        `그 자리에서 읽을 수 없는 글자: ${at}번째의 ${cut(character)}. 규칙의 예: y > sin(x).`,
      unknownName: (name: string) =>
        `${cut(name)}이라는 이름은 없습니다. 규칙에는 x, y, pi, e, 수, sin(x) 같은 함수를 씁니다.`,
      unknownFunction: (name: string) =>
        `${cut(name)}이라는 함수는 없습니다. 쓸 수 있는 함수는 규칙 아래에 있습니다.`,
      wrongCount: (name: string, wanted: number, got: number) =>
        `${name}에는 수가 ${wanted}개 들어가야 하는데 ${got}개를 넣었습니다.`,
      notNumber: (part: string) =>
        `수가 와야 할 자리에 참이나 거짓인 것이 왔습니다: ${cut(part)}. x가 0과 1 사이라면 0 < x && x < 1로 적으세요.`,
      notYesNo: (part: string) =>
        `참이나 거짓이 와야 할 자리에 수가 왔습니다: ${cut(part)}. ${part.length > 20 ? 'x > 0' : `${part} > 0`}처럼 비교하세요.`,
      noComparison: (rule: string) =>
        `${cut(rule)}: 참이나 거짓이 아니라 y에 따라 달라지는 수입니다. > 0처럼 비교하세요.`,
      notAllowed: (part: string) =>
        `규칙에 쓸 수 없는 것: ${cut(part)}. 수, x, y, + − * / % **, 비교, && || !, 함수만 씁니다.`,
    },
    csv: {
      open: 'CSV 파일을 열거나 여기에 끌어다 놓으세요',
      paste: '또는 표를 여기에 붙여 넣으세요',
      read: '표 읽기',
      label: '레이블',
      as: '레이블의 종류',
      asChoices: { classes: '클래스', number: '예측할 수' },
      header: (has: boolean) =>
        has ? '첫 줄은 열의 이름입니다.' : '첫 줄은 데이터입니다. 열의 이름이 없습니다.',
      features: (names: string[]) => `특성 ${names.length}개: ${listed(names)}.`,
      leftOut: (names: string[]) => `글자로 된 열이라 뺐습니다: ${listed(names)}.`,
      rows: (n: number) => `${formatCount(n)}행.`,
      number: (name: string) => `예측할 수: ${cut(name)}.`,
    },
    table: {
      empty: '표가 없고 빈 줄뿐입니다. 5.1,3.5,blue 같은 줄이 있어야 합니다.',
      oneColumn: (line: string) =>
        `첫 줄 ${cut(line)}에 열이 하나뿐입니다. 특성과 레이블, 적어도 두 열을 쉼표나 세미콜론이나 탭으로 나누어 적으세요.`,
      manyColumns: (got: number, most: number) =>
        `표의 열이 ${formatCount(got)}개입니다. ${formatCount(most)}개까지 받으니 몇 열을 빼세요.`,
      ragged: (line: number, got: number, wanted: number) =>
        `${line}번째 줄에는 값이 ${got}개, 첫 줄에는 ${wanted}개 있습니다. 줄마다 값의 수가 같아야 하니 그 줄에 값을 더하거나 빼세요.`,
      fewRows: (got: number, least: number) =>
        `데이터가 ${got}행입니다. 훈련하고 검증하려면 적어도 ${least}행이 필요합니다.`,
      manyRows: (got: number, most: number) =>
        `표가 ${formatCount(got)}행입니다. ${formatCount(most)}행까지 받으니 몇 행을 빼세요.`,
      column: (n: number) => `${n}번째 열`,
      missing: (line: number, column: string, cell: string) =>
        `${line}번째 줄, ${cut(column)} 열의 값이 없습니다${cell ? `(${cut(cell)})` : ''}. 값을 채우거나 그 줄을 빼세요.`,
      notNumber: (line: number, column: string, cell: string) =>
        `${line}번째 줄, ${cut(column)} 열: 다른 줄에는 수가 있는데 ${cut(cell)} 값이 수가 아닙니다. 고치거나 그 줄을 빼세요.`,
      large: (line: number, column: string, cell: string) =>
        `${line}번째 줄, ${cut(column)} 열: ${cut(cell)} 값이 32비트 수(3.4 × 10³⁸)보다 큽니다. 더 큰 단위를 쓰세요.`,
      largeLabel: (column: string) =>
        `${cut(column)} 열에 32비트 수(3.4 × 10³⁸)보다 큰 레이블이 있습니다. 더 큰 단위를 쓰세요.`,
      noFeatures: (label: string) =>
        `레이블 ${cut(label)} 말고는 수로 된 열이 없어서 배울 것이 없습니다. 그런 열을 더하거나 다른 레이블을 고르세요.`,
      oneClass: (column: string, value: string) =>
        `레이블 ${cut(column)}의 값이 ${cut(value)} 하나뿐입니다. 적어도 둘이 필요하니 다른 레이블을 고르세요.`,
      manyClasses: (column: string, got: number, most: number) =>
        `레이블 ${cut(column)}의 값이 ${formatCount(got)}가지입니다. 클래스는 ${most}개까지 받으니 다른 레이블을 고르세요.`,
      openQuote: (line: number) =>
        `${line}번째 줄에서 열린 따옴표가 닫히지 않습니다. 닫거나 지우세요.`,
      afterQuote: (line: number) =>
        `${line}번째 줄에서 닫는 따옴표 뒤에 다른 글자가 있습니다. 값 속의 따옴표는 ""처럼 두 번 적습니다.`,
    },
    pictures: {
      open: '클래스마다 폴더가 하나씩 든 폴더를 고르거나 여기에 끌어다 놓으세요',
      reading: (done: number, all: number) =>
        `이미지 ${formatCount(all)}개 중 ${formatCount(done)}개를 읽었습니다 …`,
      none: '이미지가 없습니다. 클래스마다 폴더가 하나씩 있고 그 안에 PNG, JPEG, GIF, WebP, AVIF, BMP 파일이 든 폴더여야 합니다: fruit/apple/1.jpg, fruit/pear/2.jpg.',
      noFolders: (name: string) =>
        `어느 클래스의 폴더에도 들어 있지 않은 파일: ${cut(name)}. 한 폴더 안에 클래스마다 폴더가 하나씩 있어야 합니다: fruit/apple/1.jpg.`,
      folders: (got: number, most: number) =>
        `이미지가 든 폴더가 ${got}개입니다. 클래스마다 폴더가 하나씩 필요하고, 클래스는 2개에서 ${most}개까지입니다.`,
      few: (got: number, least: number) =>
        `이미지가 ${got}개입니다. 훈련하고 검증하려면 적어도 ${least}개가 필요합니다.`,
      many: (got: number, most: number) =>
        `이미지가 ${formatCount(got)}개입니다. ${formatCount(most)}개까지 받으니 몇 개를 빼세요.`,
      broken: (name: string) =>
        `이미지로 읽을 수 없는 파일: ${cut(name)}. 폴더에서 빼거나 다시 저장하세요.`,
      large: (name: string, megapixels: number) =>
        `풀기에 너무 큰 이미지: ${cut(name)}. ${megapixels}메가픽셀까지 받으니 줄이세요.`,
      how: '이미지마다 이렇게 만들었습니다. 흰 바탕에 28 × 28 픽셀로 맞추어 줄이고, 회색 = 0.299 빨강 + 0.587 초록 + 0.114 파랑으로 바꿉니다. 모서리가 밝으면 흑백을 뒤집습니다. 강의에서처럼 어두운 바탕에 밝은 물체가 됩니다. 신경망에는 0 … 255가 0 … 1로 들어갑니다.',
      className: '또는 휴대전화에서처럼 클래스 하나씩: 이름',
      add: '그 이미지들',
      unnamed: '클래스의 이름을 먼저 적은 다음 이미지를 고르세요.',
      first: (name: string) => `${name}의 첫 이미지, 신경망에 들어가는 모습`,
    },
    idx: {
      open: 'IDX 파일 두 개(이미지와 레이블) 또는 네 개(테스트용까지)를 열거나 여기에 끌어다 놓으세요',
      howMany: (got: number) =>
        `파일이 ${got}개입니다. 이미지와 레이블 두 개, 또는 이름에 “t10k”나 “test”가 든 두 개까지 모두 네 개여야 합니다.`,
      notPairs: (files: string[]) =>
        `차원이 셋인 이미지와 하나인 레이블, [60000,28,28]과 [60000]이 있어야 하고, 네 개라면 두 개의 이름에 “t10k”나 “test”가 있어야 합니다. 받은 것: ${files.map((file) => file.slice(0, 60)).join(', ')}.`,
      strangeLabel: (label: number, most: number) =>
        `테스트 레이블에 ${label}번 클래스가 있지만 훈련 레이블은 ${most}까지입니다. 서로 맞는 파일인가요?`,
      notBytes: (name: string, type: string) =>
        `${cut(name)}의 원소는 ${type}입니다. 바이트(uint8)여야 합니다.`,
      otherSize: (name: string, height: number, width: number) =>
        `${cut(name)}의 이미지는 ${height} × ${width} 픽셀입니다. 강의에서처럼 28 × 28이어야 합니다.`,
      count: (name: string, got: number, least: number, most: number) =>
        `${cut(name)}에 이미지가 ${formatCount(got)}개 있습니다. ${least}개에서 ${formatCount(most)}개까지 받습니다.`,
      otherCount: (images: string, n: number, labels: string, m: number) =>
        `${cut(images)}에는 이미지가 ${formatCount(n)}개, ${cut(labels)}에는 레이블이 ${formatCount(m)}개 있습니다. 이미지마다 레이블이 하나씩 있어야 합니다. 서로 맞는 파일인가요?`,
      classes: (name: string, most: number, allowed: number) =>
        `${cut(name)}에서 가장 큰 레이블은 ${most}입니다. 클래스는 0부터 세고, 2개에서 ${allowed}개까지 받습니다.`,
      packed: (name: string, bytes: number) =>
        `${cut(name)} 파일을 풀면 ${formatCount(bytes)}바이트가 되어 받을 수 있는 것보다 큽니다. 맞는 파일인가요?`,
      broken: (name: string) =>
        `${cut(name)} 파일을 풀 수 없습니다. gzip이 망가졌으니 다시 받으세요.`,
      tooLarge: (name: string, megabytes: number) =>
        `${cut(name)} 파일이 ${megabytes} MB보다 커서 받을 수 없습니다.`,
    },
    large: (name: string, megabytes: number) =>
      `${cut(name)} 파일이 ${megabytes} MB보다 큽니다. 일부만 쓰세요.`,
    notText: (name: string) =>
      `UTF-8 텍스트 파일이 아닙니다: ${cut(name)}. UTF-8 CSV로 저장하세요.`,
    nothing: {
      points: '두 클래스 이상의 점을 적어도 10개 그리거나 규칙으로 점을 만든 다음 훈련하세요.',
      csv: '먼저 표를 열거나 붙여 넣은 다음 훈련하세요.',
      pictures: '먼저 이미지 폴더를 고른 다음 훈련하세요.',
      idx: '먼저 IDX 파일을 연 다음 훈련하세요.',
    },
    network: '신경망',
    settings: {
      layers: '은닉층',
      units: '층마다 노드',
      activation: '활성화 함수',
      optimizer: '옵티마이저',
      learningRate: '학습률',
      batchSize: '배치 크기',
      epochs: '에포크',
    },
    seed: '시드',
    otherSeed: '다른 시드',
    train: '훈련하기',
    again: '처음부터 훈련하기',
    goOn: '이어서 훈련하기',
    stop: '멈추기',
    task: {
      binary: (name: string) =>
        `클래스가 둘이므로 출력층은 시그모이드 노드 하나, 손실은 binary_crossentropy입니다. 답은 ${name}일 확률입니다.`,
      multiclass: (n: number) =>
        `클래스가 ${n}개이므로 출력층은 소프트맥스 노드 ${n}개, 손실은 sparse_categorical_crossentropy입니다.`,
      regression: () =>
        '수를 예측하므로 출력층은 활성화 함수가 없는 노드 하나, 손실은 mean_squared_error입니다. 늘 평균이라고 답하면 손실이 1이고, 오차의 단위는 레이블의 표준 편차입니다.',
    },
    split: (training: number, validation: number) =>
      `샘플 ${formatCount(training)}개로 훈련하고 ${formatCount(validation)}개로 검증합니다(trainTestSplit, testSize 0.2, randomState 42).`,
    notYet: '아직 훈련하지 않았습니다.',
    training: (epoch: number, epochs: number) => `${epochs}에포크 중 ${epoch}번째 …`,
    trained: (epochs: number) => `${epochs}에포크를 마쳤습니다.`,
    stopped: (epochs: number) =>
      epochs === 0 ? '첫 에포크를 마치기 전에 멈췄습니다.' : `${epochs}에포크 뒤에 멈췄습니다.`,
    numbers: (loss: string, accuracy: string, name: string) => `손실 ${loss}, ${name} ${accuracy}`,
    onTraining: '훈련',
    onValidation: '검증',
    onTest: '테스트 파일',
    failed: (why: string) => `되지 않았습니다: ${why}`,
    loss: '손실',
    accuracy: '정확도',
    mae: '평균 절대 오차',
    inside: '무엇을 배웠나',
    area: (x: string, y: string) => `가로 ${x}, 세로 ${y}에 따른 답과 그 위에 놓은 검증 샘플.`,
    kernel: (n: number) =>
      `처음 은닉 노드 ${n}개가 보는 것: 파란 픽셀은 노드의 합을 키우고 주황 픽셀은 줄입니다.`,
    kernelText: (least: string, most: string) =>
      `처음 은닉 노드들의 가중치를 나타낸 그림. ${least}에서 ${most}까지`,
    matrixCaption: (n: number) =>
      `검증 샘플 ${formatCount(n)}개. 행은 실제 클래스, 열은 신경망의 답입니다. 칸을 고르면 그 샘플이 보입니다.`,
    chosen: (is: string, says: string, n: number) =>
      n === 0 ? `실제 ${is}, 예측 ${says}인 샘플이 없습니다.` : `실제 ${is}, 예측 ${says}인 샘플:`,
    wrong: '틀린 것, 가장 확신한 것부터',
    right: '맞힌 것, 가장 덜 확신한 것부터',
    farthest: '정답에서 가장 먼 것',
    nearest: '정답에 가장 가까운 것',
    allRight: '검증 샘플 가운데 틀린 것이 없습니다.',
    allWrong: '검증 샘플 가운데 맞힌 것이 없습니다.',
    example: (is: string, says: string) => `실제 ${is}, 답 ${says}`,
    sample: '샘플',
    truth: '정답',
    answer: '답',
    links: {
      before: '같은 것을 더 간단하게: ',
      perceptron: '노드 하나와 점 네 개',
      activations: '활성화 함수',
      layers: '층과 파라미터',
      descent: '학습률',
      practice: '강의의 이미지',
    },
    programs: '이 데이터의 프로그램',
    programsLead: (files: string) =>
      `둘 다 이 데이터로 이 신경망을 훈련합니다. 타입스크립트 프로그램은 이 페이지와 같은 숫자를, 케라스는 처음 가중치가 달라서 거의 같은 숫자를 냅니다. 프로그램 곁에 둘 것: ${files}.`,
    stoppedProgram: (epochs: number) =>
      `훈련을 멈추었으므로 프로그램은 다 마친 ${epochs}에포크만 훈련합니다.`,
    zip: 'pictures.zip을 프로그램 곁에 푸세요. 훈련에 쓰인 그대로의 이미지가 pictures 폴더에 들어 있습니다.',
    copy: '복사하기',
    copied: '복사했습니다.',
    notCopied: '브라우저가 허락하지 않았습니다. 글을 골라서 복사하세요.',
    download: (name: string) => `${name} 저장하기`,
    program: {
      typescriptHead:
        'npm install keras-ann-lesson-ts @tensorflow/tfjs fast-png tsx 다음에 npx tsx own-data.mts',
      kerasHead: 'pip install keras tensorflow scikit-learn 다음에 python own_data.py',
      files: (names: string) => `곁에 있어야 하는 것: ${names}`,
      label: '레이블은 마지막 열에 있습니다',
      scale: '표준 점수: 평균을 빼고 표준 편차로 나눕니다. 둘 다 훈련 샘플에서 얻습니다',
      pictures: '28 × 28 회색, 클래스마다 폴더 하나, 번호는 목록의 순서',
      idx: 'IDX 파일, 압축되었거나 아니거나',
    },
  },
};

/** At most ten are named. @example listed(['a', 'b']) // 'a, b' */
function listed(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')} …` : names.join(', ');
}

export type OwnDataWords = (typeof ownDataWords)['en' | 'ko'];
