import relaxedBinary from 'virtual:engine-kernels/relaxed';
import strictBinary from 'virtual:engine-kernels/strict';

export type Variant = 'relaxed' | 'strict';

const BINARIES: Readonly<Record<Variant, string>> = { relaxed: relaxedBinary, strict: strictBinary };

/** Each character is a byte and 35, round the end (scripts/viteAssembly.ts). */
export const bytesOfText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0) - 35);

const bytesOf = (variant: Variant): Uint8Array<ArrayBuffer> => bytesOfText(BINARIES[variant]);

/** True if this environment can run the kernels: `strict` needs SIMD, `relaxed` relaxed SIMD as well. */
export function canRun(variant: Variant): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(bytesOf(variant));
}

const modules = new Map<Variant, Promise<WebAssembly.Module>>();

/** Modules with a fused multiply-add. Without it, a product needs a register of its own, which tall tiles do not have. */
const fused = new WeakSet<WebAssembly.Module>();

async function compile(variant: Variant): Promise<WebAssembly.Module> {
  const module = await WebAssembly.compile(bytesOf(variant));
  if (variant === 'relaxed') fused.add(module);
  return module;
}

/** The compiled kernels, shared by all engines of a page. */
export function compileKernels(variant: Variant): Promise<WebAssembly.Module> {
  const known = modules.get(variant) ?? compile(variant);
  modules.set(variant, known);
  return known;
}

let strictModule: WebAssembly.Module | undefined;

/** The strict kernels at once, for a worker: a page may not compile as much without waiting. */
export function strictKernels(): WebAssembly.Module {
  strictModule ??= new WebAssembly.Module(bytesOf('strict'));
  return strictModule;
}

/** The kernels bound to one memory; see assembly/index.as. */
export interface Kernels {
  run(at: number, count: number, stride: number, cells: number, seed: number): void;
}

/**
 * True if the compiler behind WebAssembly leaves the instructions of a loop in their order. The V8 of Node 20 moves all loads
 * of a loop to its front, where tall tiles run out of registers and take twice as long. Nothing says so directly:
 * Float16Array came some months after V8's new compiler. Results are the same to the bit either way.
 */
export const KEEPS_ORDER = 'Float16Array' in globalThis;

/** `tall` says whether products are made of tall tiles; see assembly/tall.as. */
export function bindKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  tall = KEEPS_ORDER && fused.has(module),
): Kernels {
  return new WebAssembly.Instance(module, { env: { memory, tall: Number(tall) } }).exports as unknown as Kernels;
}
