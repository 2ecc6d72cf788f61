import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { decodeImages } from '../src/data/images/packed.ts';
import { packedMnist, viteMnist } from './viteMnist.ts';

const { packed } = packedMnist();

/** The files that a build of nothing but the digits makes, by name. */
async function buildDigits(ssr: boolean, outDir: string): Promise<Map<string, string | Uint8Array>> {
  const entry = 'virtual:mnist';
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    base: './',
    plugins: [viteMnist()],
    build: {
      ssr,
      outDir,
      ssrEmitAssets: true,
      assetsInlineLimit: 0,
      copyPublicDir: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { entryFileNames: 'main.mjs' } },
    },
  });
  if (!('output' in built)) throw new Error('one output expected');
  return new Map(built.output.map((file) => [file.fileName, file.type === 'asset' ? file.source : file.code]));
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'modescope-mnist-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('packs 10,000 digits of 28 × 28 into at most 2.5 MB', () => {
  expect(packed.length).toBeLessThanOrEqual(2_500_000);
  const { count, height, width, channels, classes } = decodeImages(gunzipSync(packed), { id: '', name: '' });
  expect({ count, height, width, channels }).toEqual({ count: 10_000, height: 28, width: 28, channels: 1 });
  expect(classes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

it('becomes one asset with a hashed name, found relative to the script that asks for it', async () => {
  const files = await inFolder((folder) => buildDigits(false, folder));
  const name = [...files.keys()].find((file) => file.endsWith('.bin')) ?? '';
  expect(name).toMatch(/^assets\/mnist-[\w-]{8}\.bin$/);
  expect(Buffer.from(files.get(name) as Uint8Array).equals(packed)).toBe(true);
  const script = String(files.get('main.mjs'));
  expect(script).toContain(name);
  expect(script).toContain('import.meta.url');
  expect(script).toContain(createHash('sha256').update(packed).digest('hex'));
  expect(script.length).toBeLessThan(1000);
});

it('is read from beside the bundle in Node', async () => {
  await inFolder(async (folder) => {
    await buildDigits(true, folder);
    const digits = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'main.mjs')).href);
    expect(digits.url.startsWith(pathToFileURL(folder).href)).toBe(true);
    const response: Response = await digits.open();
    expect(Buffer.from(await response.arrayBuffer()).equals(packed)).toBe(true);
    expect(digits).toMatchObject({ bytes: packed.length, count: 10_000 });
  });
});
