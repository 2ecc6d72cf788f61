import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT, say } from './lib/process.mjs';

/**
 * Writes the tables and numbers of the README from the declarations and from stored results, and what perfect samplers of
 * the laws of presets score.
 */
await ensureDependencies();
const { documentNumbers, documentTables, withTables } = await import(
  pathToFileURL(await bundle('scripts/docsTables.ts')).href
);
/** @param {string} name */
const stored = (name) => JSON.parse(readFileSync(join(ROOT, 'docs/results', `${name}.json`), 'utf8'));
const numbers = documentNumbers({ bench: stored('bench'), claims: stored('claims'), presets: stored('presets') });

/** @param {string} path relative to the root @param {(before: string) => string} change */
function bringUpToDate(path, change) {
  const file = join(ROOT, path);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = change(before);
  if (after !== before) writeFileSync(file, after);
  say(`${path} ${after === before ? 'is' : 'has been brought'} up to date.`);
}

bringUpToDate('README.md', (before) => withTables(before, documentTables({ claims: stored('claims') }), numbers));
const { recordedFloors } = await import(pathToFileURL(await bundle('scripts/recordFloors.ts')).href);
const floors = await recordedFloors();
bringUpToDate('src/worker/recordedFloors.json', () => floors);
