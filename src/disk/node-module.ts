/** Node's own modules, for files that a web page runs, too. */

export function isNode(): boolean {
  return typeof process === 'object' && Boolean(process.versions?.node);
}

/** By a name that bundlers for pages don't follow: as CommonJS has it, which all Nodes run, or as an ES module. */
export function nodeModule<T>(name: string): T {
  if (typeof module === 'object') return module.require(name) as T;
  return (process as unknown as { getBuiltinModule(name: string): T }).getBuiltinModule(name);
}
