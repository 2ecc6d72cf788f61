import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, canApt } from './lib/apt.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT, say } from './lib/process.mjs';
import { findPytorch, follows, isClose, PYTORCH_NOT_RUN, runScripts } from './lib/pytorch.mjs';

/**
 * Runs the scripts of PyTorch of a covering set of settings against the runs that they tell, and writes the table of docs/pytorch.md.
 * With names of cases it runs these and writes nothing.
 */
await ensureDependencies();
const names = process.argv.slice(2);
let python = findPytorch();
if (!python && canApt()) {
  say('No PyTorch found: installing python3-torch …');
  await aptInstall('python3-torch', 'python3-numpy');
  python = findPytorch();
}
if (!python) {
  say(PYTORCH_NOT_RUN);
  process.exit(1);
}

const results = await runScripts(python, names);
/** @param {number | undefined} value */
const written = (value) => (value === undefined ? '–' : value.toExponential(1).replace('e-', 'e−'));
const steps = ['1', '10', '100'];
const rows = results.map((result) => {
  const { id, differences, rounding, error } = result;
  const verdict =
    error ?? (!follows(result) ? '**does not follow**' : isClose(result) ? 'follows' : 'follows within its rounding');
  const cells = [id, ...steps.map((step) => written(differences?.[step])), written(rounding?.['100']), verdict];
  return `| ${cells.join(' | ')} |`;
});
const table = [
  '| case | step 1 | step 10 | step 100 | rounding | |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');
console.log(table);
const failed = results.filter((result) => !follows(result));
say(`\n${results.length - failed.length} of ${results.length} scripts follow their runs.`);
if (names.length === 0) {
  const file = join(ROOT, 'docs/pytorch.md');
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    before.replace(/(<!-- results -->\n)[\s\S]*?(<!-- end -->)/, (_, open, close) => `${open}${table}\n${close}`),
  );
}
process.exitCode = failed.length === 0 && results.length > 0 ? 0 : 1;
