/** Why changes go unseen, by folder and by file. */
export const explanations: Record<string, string> = {
  'src/lesson/03-activations.ts':
    'At 0 both forms of the sigmoid give 1/2: the change computes the same.',
  'src/data/idx.ts':
    'Where this is asked the two numbers already differ, so `<` and `<=` are the same.',
  'src/lesson/05-data/mnist-reader.ts':
    'A header that is just complete is read the same way by both branches.',
  'src/files/containers/h5wasm-node.ts':
    'The library is loaded once in a process, before any change is tried.',
  'src/files/containers/hdf5-content-node.ts':
    'The thread that reads is started once in a process. Its limits are tested with files made to harm, which take too long to be read for every change (test/interop/damaged).',
  'src/files/containers/hdf5-node.ts':
    'What is said of damaged arrays is tested with files made to harm, which take too long to be read for every change (test/interop/damaged).',
  'src/lesson/01-perceptron.ts':
    'The error is −1 or 1 there, so × and ÷ give the same; errors may be counted downwards, since only 0 is asked for; and a number of epochs below 1 is refused by either half of the condition where the tests have it.',
  'src/data/random-state.ts':
    'The last swap of a shuffle would be of an element with itself. Seeds of chance are only taken where no test has set one.',
  'src/report/figures':
    'The texts among them are mostly kinds of axes, lines and marks (`value`, `solid`, `circle`) that ECharts takes where nothing is said: the drawing is the same.',
  'src/data/rows.ts':
    'Without the shortcuts `tf.gather` gives the same rows, later; a test counts its calls where that matters.',
  'src/training/not-finite.ts':
    'A sum that is no number is none with either sign, every weight belongs to a layer, and an input layer hands on what it gets.',
  'src/training/wasm/wasm-engine.ts':
    'The module is compiled once in a process, and what is compiled again is the same; a row or column too many is written where nothing is kept.',
};
