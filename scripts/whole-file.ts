/** Writing whole or not at all is `src`'s, too: models are saved the same way. */

export * from '../src/whole-file-node';
