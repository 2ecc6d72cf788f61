import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'src/engine/wasm/assembly');
const CACHE = join(ROOT, 'node_modules/.cache/modescope-assembly');

const PREFIX = 'virtual:engine-kernels/';

/** Variants of the kernels by the last part of their module name, with the features that each may use. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  strict: ['simd'],
  relaxed: ['simd', 'relaxed-simd'],
  'strict-threads': ['simd', 'threads'],
  'relaxed-threads': ['simd', 'relaxed-simd', 'threads'],
};

/** Threads share a memory, which has to say how far it may grow: 4 GiB, as every memory here (src/engine/wasm/memory.ts). */
const SHARED = ['--sharedMemory', '--maximumMemory', '65536'];

const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory'];

const sourceFiles = (): string[] =>
  readdirSync(SOURCES)
    .filter((name) => name.endsWith('.as'))
    .sort();

/** Compiles the AssemblyScript sources; throws with the compiler's messages. */
async function compile(variant: string): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  const features = (VARIANTS[variant] ?? []).flatMap((feature) => ['--enable', feature]);
  const isShared = variant.endsWith('-threads');
  const options = ['--outFile', 'kernels.wasm', ...OPTIONS, ...(isShared ? SHARED : []), ...features];
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main([isShared ? 'threaded.ts' : 'index.ts', ...options], {
    // The compiler only knows files that end in .ts; ours end in .as, so that TypeScript leaves them alone.
    readFile(name) {
      const file = join(SOURCES, basename(name).replace(/\.ts$/, '.as'));
      return !name.startsWith('~') && name.endsWith('.ts') && existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    writeFile(_name, contents) {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`AssemblyScript (${variant}): ${stderr.toString() || error?.message}`);
  return binary;
}

/** The kernels as a WebAssembly binary, from the cache under node_modules if no source changed since. */
export async function assembleKernels(variant: string): Promise<Uint8Array> {
  const hash = createHash('sha256').update(`${variant} ${OPTIONS} ${SHARED} ${VARIANTS[variant]}`);
  hash.update(readFileSync(join(ROOT, 'node_modules/assemblyscript/package.json')));
  for (const name of sourceFiles()) hash.update(`\0${name}\0`).update(readFileSync(join(SOURCES, name)));
  const file = join(CACHE, `${variant}-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const binary = await compile(variant);
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place, so that a second process never reads half a file.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, binary);
  renameSync(fresh, file);
  return binary;
}

/**
 * A binary as text, a character for each byte: base64 would cut bytes across its letters, where compression no longer finds what is
 * repeated and leaves half as much again. Bytes move up by 35, round the end, as the smallest are the most frequent and would need
 * escapes.
 */
export const textOfBinary = (binary: Uint8Array): string =>
  Array.from(binary, (byte) => String.fromCharCode((byte + 35) % 256)).join('');

/**
 * Serves `virtual:engine-kernels/strict`, `…/relaxed` and both for threads (`…-threads`), whose default export is the binary as text: it needs no
 * address, so it works in a page, a worker, Node and tests, under any base path.
 */
export function viteAssembly(): Plugin {
  return {
    name: 'modescope:assembly',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      for (const name of sourceFiles()) this.addWatchFile(join(SOURCES, name));
      const binary = await assembleKernels(id.slice(PREFIX.length + 1));
      return `export default ${JSON.stringify(textOfBinary(binary))};`;
    },
  };
}
