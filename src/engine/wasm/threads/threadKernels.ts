import { bytesOfText, KEEPS_ORDER, type Kernels, type Variant } from '../kernels.ts';

/** The kernels of one thread of several; see assembly/threaded.as. */
export interface ThreadKernels extends Kernels {
  lead(control: number, threads: number, at: number, count: number, stride: number, seed: number): void;
  serve(control: number, thread: number, seen: number): void;
}

/** What a helper needs to take part: all of it may be sent to another thread. */
export interface Orders {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Whether products are made of tall tiles. */
  readonly tall: number;
  /** Address of what its kernels use themselves. */
  readonly reserved: number;
  readonly control: number;
  /** Its number, from 1 on. */
  readonly thread: number;
}

/** Fetched when threads are wanted: most visitors have no use for them. */
const BINARIES: Readonly<Record<Variant, () => Promise<{ readonly default: string }>>> = {
  strict: () => import('virtual:engine-kernels/strict-threads'),
  relaxed: () => import('virtual:engine-kernels/relaxed-threads'),
};

/** Module of the kernels for threads. Throws a CompileError where there is no SIMD, relaxed SIMD or shared memory. */
export async function compileThreadKernels(variant: Variant): Promise<WebAssembly.Module> {
  const { default: text } = await BINARIES[variant]();
  return WebAssembly.compile(bytesOfText(text));
}

/** The kernels of one thread, bound to the memory that all share. */
export const bindThreadKernels = ({
  module,
  memory,
  tall,
  reserved,
}: Omit<Orders, 'control' | 'thread'>): ThreadKernels =>
  new WebAssembly.Instance(module, { env: { memory, tall, reserved } }).exports as unknown as ThreadKernels;

export const tallFor = (variant: Variant): number => Number(KEEPS_ORDER && variant === 'relaxed');
