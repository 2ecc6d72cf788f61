import { gzipSync } from 'node:zlib';
import strictBinary from 'virtual:engine-kernels/strict';
import { describe, expect, it } from 'vitest';
import { assembleKernels, textOfBinary } from './viteAssembly.ts';

describe('kernels', () => {
  it('are valid WebAssembly with one entry, one memory and the choice of tiles, and small', async () => {
    const binary = new Uint8Array(await assembleKernels('strict'));
    const module = await WebAssembly.compile(binary);
    expect(WebAssembly.Module.exports(module)).toEqual([{ name: 'run', kind: 'function' }]);
    expect(WebAssembly.Module.imports(module)).toEqual([
      { module: 'env', name: 'tall', kind: 'global' },
      { module: 'env', name: 'memory', kind: 'memory' },
    ]);
    expect(binary.length).toBeLessThan(64 * 1024);
  });

  it('come in two variants, each the same every time', async () => {
    const [strict, again, relaxed] = await Promise.all(['strict', 'strict', 'relaxed'].map(assembleKernels));
    expect(strict).toEqual(again);
    expect(relaxed).not.toEqual(strict);
  });

  it('travel as text that says every byte and compresses nearly as well as they do', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(Uint8Array.from(textOfBinary(bytes), (letter) => letter.charCodeAt(0) - 35)).toEqual(bytes);
    const strict = await assembleKernels('strict');
    expect(strictBinary).toBe(textOfBinary(strict));
    expect(gzipSync(strictBinary).length).toBeLessThan(1.1 * gzipSync(strict).length);
  });
});
