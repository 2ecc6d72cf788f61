/**
 * Files that scripts load: by static imports only, or by `import()` as well. Workers are no part of it.
 * @param {readonly string[]} names
 * @param {(name: string) => string} read
 * @param {boolean} dynamic
 * @returns {Set<string>}
 */
export function reachable(names, read, dynamic) {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {string} */ name) => {
    if (found.has(name) || !name.endsWith('.js')) return;
    found.add(name);
    const source = read(name);
    for (const [, file] of source.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g)) visit(file ?? '');
    if (!dynamic) return;
    for (const [, file] of source.matchAll(/\bimport\(\s*["'`]\.\/([^"'`]+)["'`]/g)) visit(file ?? '');
  };
  for (const name of names) visit(name);
  return found;
}
