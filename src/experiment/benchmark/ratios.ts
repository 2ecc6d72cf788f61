import { ENSEMBLE } from './cases.ts';
import type { BenchEngine, Ratio, Row } from './contract.ts';

/** Smallest ratios that the project promises on two cores without a GPU, by name and case. */
const PROMISED: Readonly<Record<string, number>> = {
  'compiled-wasm/best-tfjs nsgan-64x256': 14,
  'compiled-wasm/best-tfjs nsgan-32x64': 35,
  'compiled-wasm/best-tfjs wgan-gp-64x256': 12,
  'compiled-wasm/best-tfjs mnist-mlp-256x64': 4,
  'compiled-wasm/best-tfjs mnist-dcgan-32x64': 2,
  'odd-width nsgan-30x60': 0.8,
  'compiled-webgpu/tfjs-webgpu nsgan-64x256': 15,
  'k64/k1-one-worker nsgan-32x64': 0.9,
  'k64/k1-two-workers nsgan-32x64': 1.7,
  'two-threads/one nsgan-64x256': 1.6,
  'two-threads/one nsgan-128x512': 1.8,
  'two-threads/one wgan-gp-128x512': 1.8,
  'two-threads/one mnist-mlp-256x64': 1.8,
  'two-threads/one mnist-dcgan-32x64': 1.8,
  'best-compiled/torch nsgan-32x64': 18,
  'best-compiled/torch nsgan-64x256': 3.5,
  'best-compiled/torch wgan-gp-128x512': 1.7,
  'best-compiled/torch mnist-mlp-256x64': 1.4,
  'best-compiled/torch mnist-dcgan-32x64': 1.2,
  // Where threads do not pay, nothing is lost by having them.
  'two-threads/one nsgan-32x64': 0.97,
};

const EVEN: Readonly<Record<string, string>> = { 'nsgan-30x60': 'nsgan-32x64' };

/** The row with the highest median. */
const fastest = (rows: readonly Row[]): Row | undefined =>
  rows.reduce<Row | undefined>(
    (best, row) => (best && best.stepsPerSecond.median >= row.stepsPerSecond.median ? best : row),
    undefined,
  );

function ratioOf(name: string, row: Row | undefined, against: Row | undefined): Ratio[] {
  if (!row || !against) return [];
  const atLeast = PROMISED[`${name} ${row.case}`];
  const ratio = row.stepsPerSecond.median / against.stepsPerSecond.median;
  const ids = { name, case: row.case, engine: row.engine, against: against.engine };
  return [{ ...ids, ratio, ...(atLeast !== undefined && { atLeast }) }];
}

/**
 * Every ratio that the rows allow, from medians. Only rows measured in a browser count, and PyTorch's, all from one run: a ratio
 * across runs would compare two states of the machine. `best` is the fastest stock backend of tfjs, whichever that is.
 */
export function ratiosOf(all: readonly Row[]): Ratio[] {
  const rows = all.filter(({ where }) => where !== 'node');
  const single = rows.filter(({ k }) => k === 1);
  const cases = [...new Set(rows.map((row) => row.case))];
  return cases.flatMap((id) => {
    const here = single.filter((row) => row.case === id);
    const of = (engine: BenchEngine) => here.find((row) => row.engine === engine);
    const best = (family: string) => fastest(here.filter(({ engine }) => engine.startsWith(family)));
    const compiled = of('compiled-wasm') ?? of('compiled-wasm-strict');
    const even = single.find((row) => row.case === EVEN[id] && row.engine === compiled?.engine);
    const ensemble = (engine: BenchEngine | undefined, workers = 1) =>
      rows.find((row) => row.case === id && row.k === ENSEMBLE && row.workers === workers && row.engine === engine);
    return [
      ...ratioOf('compiled-wasm/best-tfjs', compiled, best('tfjs-')),
      ...ratioOf('compiled-wasm/best-eager', compiled, best('eager-')),
      ...ratioOf('compiled-webgpu/tfjs-webgpu', of('compiled-webgpu'), of('tfjs-webgpu')),
      ...ratioOf('compiled-webgpu/eager-webgpu', of('compiled-webgpu'), of('eager-webgpu')),
      ...ratioOf('compiled-webgpu/compiled-wasm', of('compiled-webgpu'), compiled),
      ...ratioOf('best-compiled/torch', best('compiled-wasm'), of('torch-cpu')),
      ...ratioOf('two-threads/one', of('compiled-wasm-threads'), of('compiled-wasm')),
      ...ratioOf('odd-width', compiled, even),
      ...ratioOf('k64/k1-one-worker', ensemble(compiled?.engine), compiled),
      ...ratioOf('k64/k1-two-workers', ensemble(compiled?.engine, 2), compiled),
      ...ratioOf('k64/k1-compiled-webgpu', ensemble('compiled-webgpu'), of('compiled-webgpu')),
      ...ratioOf('k64-compiled-wasm/k64-tfjs-wasm', ensemble(compiled?.engine), ensemble('tfjs-wasm')),
    ];
  });
}

/** False if a promise was made and is not kept. */
export const isKept = ({ ratio, atLeast }: Ratio): boolean => atLeast === undefined || ratio >= atLeast;
