import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { effective } from '../experiment/availability.ts';
import { scriptRefusal } from '../train/pytorch/refusal.ts';
import { pytorchOf } from '../train/pytorch/script.ts';
import { lawWithImages } from '../worker/lawWithImages.ts';
import { startEngine } from './engines.ts';
import { pytorchCases } from './pytorch/cases.ts';

/**
 * Writes the scripts of the covering set into a folder, `<id>.py` each, and prints their names; with `--few` those that the tests run.
 * Called by scripts/verifyPytorch.mjs, which runs them.
 */
const [folder = '', ...options] = process.argv.slice(2);
const few = options.includes('--few');
const names = options.filter((option) => !option.startsWith('--'));

await mkdir(folder, { recursive: true });
const engine = await startEngine('compiled-wasm-strict');
for (const { id, experiment, isTested } of pytorchCases()) {
  if (few ? !isTested : names.length > 0 && !names.includes(id)) continue;
  const law = await lawWithImages(experiment);
  const refusal = scriptRefusal(effective(experiment), law);
  if (refusal) throw new Error(`${id}: ${refusal.en}`);
  const { script, start } = await pytorchOf({ experiment, law, link: id, start: `${id}.safetensors` }, engine);
  await writeFile(join(folder, `${id}.safetensors`), start);
  await writeFile(join(folder, `${id}.py`), script);
  process.stdout.write(`${id}\n`);
}
await engine.dispose();
