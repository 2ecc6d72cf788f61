import relaxedBinary from 'virtual:engine-kernels/relaxed';
import strictBinary from 'virtual:engine-kernels/strict';

export type Variant = 'relaxed' | 'strict';

const BINARIES: Readonly<Record<Variant, string>> = { relaxed: relaxedBinary, strict: strictBinary };

function bytesOf(variant: Variant): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(BINARIES[variant]), (letter) => letter.charCodeAt(0));
}

/** True if this environment can run the kernels: `strict` needs SIMD, `relaxed` relaxed SIMD as well. */
export function canRun(variant: Variant): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytesOf(variant));
}

const modules = new Map<Variant, Promise<WebAssembly.Module>>();

/** The compiled kernels, shared by all engines of a page. */
export function compileKernels(variant: Variant): Promise<WebAssembly.Module> {
  const known = modules.get(variant) ?? WebAssembly.compile(bytesOf(variant));
  modules.set(variant, known);
  return known;
}

/** The kernels bound to one memory; see assembly/index.as. */
export interface Kernels {
  run(at: number, count: number, stride: number, cells: number, seed: number): void;
}

export function bindKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
