import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT, say } from './lib/process.mjs';

/** Writes the tables of the README from the declarations. */
await ensureDependencies();
const { withTables } = await import(pathToFileURL(await bundle('scripts/docsTables.ts')).href);
const file = join(ROOT, 'README.md');
const before = readFileSync(file, 'utf8');
const after = withTables(before);
if (after !== before) writeFileSync(file, after);
say(after === before ? 'README.md is up to date.' : 'README.md has been brought up to date.');
