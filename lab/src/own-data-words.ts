/** The texts of the bench for one's own data. */

import { formatCount } from '../../src/index-browser.ts';

/** As a table's cell or a file's name is quoted: not longer than one can read. */
const cut = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

export const ownDataWords = {
  en: {
    title: 'Your own data',
    lead: 'Paint points, type a rule, or open a table, a folder of pictures or IDX files. A network learns them as the lesson’s network learns clothes: scaled, with a fifth set aside for validation. At the end you get the program.',
    privacy: 'Everything stays on this machine: nothing is sent anywhere.',
    source: 'Data',
    sources: { points: 'Points', csv: 'Table (CSV)', pictures: 'Pictures', idx: 'IDX files' },
    tries: 'Try this',
    tryRing: 'Circle by a rule',
    tryRingSee:
      'Everything inside the circle is one class. With 8 hidden nodes the area closes around it, and about 98 of 100 validation points are right. Set hidden layers to 0: one straight line is left, and it can’t do it.',
    tryXor: 'XOR, painted',
    tryXorSee:
      'Four clouds, opposite corners alike. With 4 hidden nodes all four are separated; without a hidden layer about half of the points stay wrong.',
    tryFlowers: 'A table of flowers',
    tryFlowersSee:
      'Not the real iris data: 150 rows made by a formula of the same kind. The first class stands apart and is always right; the other two overlap, so the few mistakes are between them.',
    seen: 'What you should see: ',
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
      note: 'Press and drag on the plane. The colour behind the points is the network’s answer; the paler, the less certain.',
      rule: 'Rule',
      ruleNote: (functions: string) =>
        `Where it holds the point is a square, elsewhere a circle. x*x + y*y < 4, x*y > 0 && x < 2, or only a function: sin(x) means y > sin(x). There are ${functions}, pi and e.`,
      make: 'Make points',
      count: 'Points',
      counted: (n: number, classes: string) => `${formatCount(n)} points: ${classes}.`,
      few: 'Paint at least 10 points, of at least two classes.',
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
      none: 'There are no pictures here. Expected is a folder with a folder for each class and PNG, JPEG, GIF, WebP, BMP or SVG files in them: fruit/apple/1.jpg, fruit/pear/2.jpg.',
      noFolders: (name: string) =>
        `${cut(name)} is in no class’s folder. Expected is a folder for each class, all in one folder: fruit/apple/1.jpg.`,
      folders: (got: number, most: number) =>
        `There ${got === 1 ? 'is one folder' : `are ${got} folders`} with pictures; a folder for each class is needed, and classes are 2 to ${most}.`,
      few: (got: number, least: number) =>
        `There ${got === 1 ? 'is one picture' : `are ${got} pictures`}; at least ${least} are needed to train and to validate.`,
      many: (got: number, most: number) =>
        `There are ${formatCount(got)} pictures; at most ${formatCount(most)} are taken. Leave some out.`,
      broken: (name: string) =>
        `${cut(name)} can’t be read as a picture. Take it out of the folder, or save it anew.`,
      large: (name: string, megabytes: number) =>
        `${cut(name)} is too large to unpack: at most ${megabytes} megapixels are taken. Make it smaller.`,
      how: (isTurned: boolean) =>
        `Made from each picture: scaled to fit into 28 × 28 pixels on its background, then grey = 0.299 red + 0.587 green + 0.114 blue${isTurned ? '; most borders were bright, so all were turned over: white on black, as in the lesson' : '; most borders were dark already: white on black, as in the lesson'}. For the network 0 … 255 becomes 0 … 1.`,
      counted: (n: number, classes: string) => `${formatCount(n)} pictures: ${classes}.`,
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
    network: 'Network',
    layers: 'Hidden layers',
    units: 'Nodes in each',
    activation: 'Activation',
    optimizer: 'Optimizer',
    optimizers: { rmsprop: 'RMSprop', sgd: 'SGD', adam: 'Adam' },
    rate: 'Learning rate',
    batch: 'Batch size',
    epochs: 'Epochs',
    seed: 'Seed',
    otherSeed: 'Another seed',
    train: 'Train',
    stop: 'Stop',
    task: {
      binary: (name: string) =>
        `Two classes: one output node with sigmoid, binary_crossentropy; it answers how likely ${name} is.`,
      multiclass: (n: number) =>
        `${n} classes: ${n} output nodes with softmax, sparse_categorical_crossentropy.`,
      regression: () =>
        'A number: one output node without activation, mean_squared_error. Loss 1 is what always answering the mean would get.',
    },
    split: (training: number, validation: number) =>
      `${formatCount(training)} samples train, ${formatCount(validation)} validate (trainTestSplit, testSize 0.2, randomState 42).`,
    notYet: 'Nothing is trained yet.',
    training: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs} …`,
    trained: (epochs: number) => `After ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}:`,
    stopped: (epochs: number) =>
      epochs === 0
        ? 'Stopped before the first epoch was done.'
        : `Stopped after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}:`,
    numbers: (loss: string, accuracy: string, name: string) => `loss ${loss}, ${name} ${accuracy}`,
    onTraining: 'training',
    onValidation: 'validation',
    onTest: 'test',
    failed: (why: string) => `That didn’t work: ${why}`,
    loss: 'loss',
    accuracy: 'accuracy',
    mae: 'mean absolute error',
    epoch: 'epoch',
    curve: (name: string, training: string, validation: string) =>
      `${name}: training ${training}, validation ${validation}`,
    inside: 'What it has learned',
    area: (x: string, y: string) =>
      `The answer over ${x} (to the right) and ${y} (up), with the validation rows on it.`,
    kernel: (n: number) =>
      `What the first ${n} hidden nodes look at: blue pixels push a node’s sum up, orange ones down.`,
    kernelText: (least: string, most: string) =>
      `Weights of the first hidden nodes as pictures, from ${least} to ${most}`,
    matrixCaption: (n: number) =>
      `${formatCount(n)} validation samples. Rows: the true class; columns: the network’s answer. Choose a cell to see its samples.`,
    wrong: 'Wrong, the most certain first',
    right: 'Right, the least certain first',
    farthest: 'Farthest from the truth',
    nearest: 'Nearest to the truth',
    allRight: 'Nothing is wrong among the validation samples.',
    allWrong: 'Nothing is right among the validation samples.',
    example: (is: string, says: string, p: string) => `is ${is}, answer ${says} (${p})`,
    numberExample: (is: string, says: string) => `is ${is}, answer ${says}`,
    sample: (n: number) => `Sample ${formatCount(n)}`,
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
  ko: {} as never,
};

/** At most ten are named. @example listed(['a', 'b']) // 'a, b' */
function listed(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')} …` : names.join(', ');
}

export type OwnDataWords = typeof ownDataWords.en;
