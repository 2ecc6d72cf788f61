import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT, say } from './lib/process.mjs';

/** Writes the tables and numbers of the README from the declarations and from stored results. */
await ensureDependencies();
const { documentNumbers, documentTables, withTables } = await import(
  pathToFileURL(await bundle('scripts/docsTables.ts')).href
);
/** @param {string} name */
const stored = (name) => JSON.parse(readFileSync(join(ROOT, 'docs/results', `${name}.json`), 'utf8'));
const numbers = documentNumbers({ bench: stored('bench'), claims: stored('claims'), presets: stored('presets') });
const file = join(ROOT, 'README.md');
const before = readFileSync(file, 'utf8');
const after = withTables(before, documentTables(), numbers);
if (after !== before) writeFileSync(file, after);
say(after === before ? 'README.md is up to date.' : 'README.md has been brought up to date.');
