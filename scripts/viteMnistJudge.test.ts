import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { open } from 'virtual:mnist-judge';
import { expect, it } from 'vitest';
import { loadMnist } from '../src/data/images/mnist.ts';
import { createWasmEngine } from '../src/engine/wasm/wasmEngine.ts';
import { unpackJudge } from '../src/train/judge/shippedJudge.ts';
import { heldOutAccuracy } from '../src/train/judge/trainJudge.ts';
import { ensureJudge, importedFiles, judgeFile } from './lib/mnistJudge.mjs';

// The first time, it has to be taught.
const TEACHING_MS = 300_000;

it(
  'comes as a small file that names 98 % of the unseen digits, as many as it says',
  async () => {
    const packed = readFileSync(await ensureJudge());
    expect(packed.length).toBeLessThan(200_000);
    expect(Buffer.from(await (await open()).arrayBuffer()).equals(packed)).toBe(true);
    const set = await loadMnist();
    const judge = unpackJudge(gunzipSync(packed), set);
    expect(judge.accuracy).toBeGreaterThan(0.98);
    const engine = await createWasmEngine({ variant: 'strict' });
    expect(await heldOutAccuracy(engine, judge, set)).toBe(judge.accuracy);
    await engine.dispose();
  },
  TEACHING_MS,
);

it('is taught anew when what decides about it changes, and only then', () => {
  const files = importedFiles('src/cli/teachJudge.ts').map((file) => file.replaceAll('\\', '/'));
  const has = (path: string): boolean => files.some((file) => file.endsWith(path));
  for (const path of ['judge/recipe.ts', 'judge/program.ts', 'images/split.ts', 'wasm/wasmEngine.ts', 'nn/layout.ts']) {
    expect(has(path), path).toBe(true);
  }
  for (const path of ['/ui/', '/store/', '/experiment/', '/methods/', '/i18n/']) {
    expect(files.filter((file) => file.includes(path))).toEqual([]);
  }
  expect(judgeFile()).toBe(judgeFile());
});
