/** A value as an error shows it. @example quoted('5') // "'5'" */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'bigint') return `${value}n (a bigint: write ${value})`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  return 'dataSync' in value ? 'a tensor' : 'an object';
}
