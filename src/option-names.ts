/** Options by names that nobody knows would be ignored silently: said instead. */

/**
 * @param of what has the options: 'fit'
 * @throws TypeError for a name that is not among the allowed ones, with Keras's names translated
 * @example checkOptionNames({ batch_size: 8 }, ['batchSize'], 'fit') // "… Here it is called 'batchSize'."
 */
export function checkOptionNames(options: object, allowed: readonly string[], of: string): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${of} takes its options as { name: value }; got ${options}.`);
  }
  for (const name of Object.keys(options)) {
    if (allowed.includes(name)) continue;
    const camelCase = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const hint = allowed.includes(camelCase) ? ` Here it is called '${camelCase}'.` : '';
    throw new TypeError(`${of} has no option '${name}'.${hint} Allowed: ${allowed.join(', ')}.`);
  }
}
