import { BENCH_CASES, ENSEMBLE } from '../../experiment/benchmark/cases.ts';
import { BENCH_ENGINES, type BenchEngine, type Row, type Where } from '../../experiment/benchmark/contract.ts';
import type { BenchArguments } from './arguments.ts';

/** What is measured: one row to be. */
export type Entry = Pick<Row, 'engine' | 'where' | 'case' | 'k' | 'workers'>;

const TORCH: BenchEngine = 'torch-cpu';

/** Engines that exist outside a browser. */
const IN_NODE: readonly BenchEngine[] = [
  'compiled-wasm',
  'compiled-wasm-strict',
  'compiled-wasm-threads',
  'tfjs-cpu',
  'tfjs-wasm',
  'eager-cpu',
  'eager-wasm',
];

/** Our own slow references are shown where the promises are made, and nowhere else. */
const REFERENCES: readonly BenchEngine[] = ['eager-cpu', 'eager-webgpu'];
const PROMISED_CASE = 'nsgan-64x256';
const ENSEMBLE_CASE = 'nsgan-32x64';
const IMAGE_CASES = BENCH_CASES.flatMap(({ id, images }) => (images ? [{ id, images }] : []));
/** Digits take a step long enough to count on any engine; what is slower than these would take minutes. */
const ON_IMAGES: readonly BenchEngine[] = [
  'compiled-wasm',
  'compiled-wasm-strict',
  'compiled-wasm-threads',
  'tfjs-cpu',
  'tfjs-wasm',
  'tfjs-webgl',
];

/** Whether an engine can train a case at all, and a step of it in seconds: the wasm backend lacks gradients of convolutions. */
const canTrain = (engine: BenchEngine, caseId: string): boolean => {
  const networks = IMAGE_CASES.find(({ id }) => id === caseId)?.images;
  return !networks || (ON_IMAGES.includes(engine) && !(networks === 'dcgan' && engine === 'tfjs-wasm'));
};

const PROMISED_CASES = ['nsgan-64x256', 'nsgan-32x64', 'wgan-gp-64x256'];
/** Where several threads promise the most, and the engines that are related for it. */
const LARGE_CASES = ['nsgan-128x512', 'wgan-gp-128x512'];
const THREADED: readonly BenchEngine[] = ['compiled-wasm', 'compiled-wasm-threads'];
const IN_BROWSER_QUICKLY: readonly BenchEngine[] = [
  'compiled-wasm',
  'compiled-wasm-threads',
  'tfjs-cpu',
  'tfjs-wasm',
  'tfjs-webgl',
  'eager-wasm',
];
const ONCE_QUICKLY: readonly BenchEngine[] = ['compiled-wasm-strict', 'compiled-webgpu', 'tfjs-webgpu'];
const IN_NODE_QUICKLY: readonly BenchEngine[] = ['compiled-wasm', 'tfjs-wasm'];

const single = (engine: BenchEngine, where: Where, caseId: string): Entry => ({
  engine,
  where,
  case: caseId,
  k: 1,
  workers: 1,
});

/** An engine with many members. */
const ensemble = (engine: BenchEngine, workers: number, caseId = ENSEMBLE_CASE): Entry => ({
  engine,
  where: 'chromium',
  case: caseId,
  k: ENSEMBLE,
  workers,
});

/** A CPU has a core for every worker; a GPU is one device however many ask. */
const ENSEMBLES: readonly Entry[] = [
  ensemble('compiled-wasm', 1),
  ensemble('compiled-wasm', 2),
  ensemble('compiled-webgpu', 1),
];
/** What promises nothing: the other cases, the gradient penalty on a GPU, and stock TensorFlow.js on its fastest backend. */
const MORE_ENSEMBLES: readonly Entry[] = [
  ...BENCH_CASES.filter(({ id, images }) => id !== ENSEMBLE_CASE && !images).map(({ id }) =>
    ensemble('compiled-wasm', 1, id),
  ),
  ensemble('compiled-webgpu', 1, 'wgan-gp-32x64'),
  ensemble('tfjs-wasm', 1),
];

function quickPlan(): readonly Entry[] {
  return [
    ...IN_BROWSER_QUICKLY.flatMap((engine) => PROMISED_CASES.map((id) => single(engine, 'chromium', id))),
    single('compiled-wasm', 'chromium', 'nsgan-30x60'),
    ...LARGE_CASES.flatMap((id) => THREADED.map((engine) => single(engine, 'chromium', id))),
    ...IMAGE_CASES.flatMap(({ id }) =>
      IN_BROWSER_QUICKLY.flatMap((engine) => (canTrain(engine, id) ? [single(engine, 'chromium', id)] : [])),
    ),
    single('compiled-webgpu', 'chromium', ENSEMBLE_CASE),
    ...ENSEMBLES,
    ...ONCE_QUICKLY.map((engine) => single(engine, 'chromium', PROMISED_CASE)),
    ...IN_NODE_QUICKLY.map((engine) => single(engine, 'node', PROMISED_CASE)),
  ];
}

function fullPlan({ engines, cases }: BenchArguments): readonly Entry[] {
  const all = BENCH_ENGINES.filter((engine) => engine !== TORCH).flatMap((engine) =>
    BENCH_CASES.flatMap(({ id }) => {
      const isReference = REFERENCES.includes(engine) && !engines;
      if ((isReference && id !== PROMISED_CASE) || !canTrain(engine, id)) return [];
      const inNode = IN_NODE.includes(engine) && !isReference;
      return [single(engine, 'chromium', id), ...(inNode ? [single(engine, 'node', id)] : [])];
    }),
  );
  return [...all, ...ENSEMBLES, ...MORE_ENSEMBLES].filter(
    (entry) => (engines?.includes(entry.engine) ?? true) && (cases?.includes(entry.case) ?? true),
  );
}

/** Every case in Python. */
const inTorch = ({ cases }: BenchArguments): readonly Entry[] =>
  BENCH_CASES.flatMap(({ id }) => ((cases?.includes(id) ?? true) ? [single(TORCH, 'python', id)] : []));

export interface Plan {
  readonly entries: readonly Entry[];
  readonly windows: number;
  readonly windowMs: number;
}

/** Named engines and cases are measured wherever they run; without any, `quick` leaves out all that promises nothing. */
export function planOf(given: BenchArguments): Plan {
  const ours = given.quick && !given.engines && !given.cases ? quickPlan() : fullPlan(given);
  const entries = given.torch ? [...ours, ...inTorch(given)] : ours;
  return given.quick ? { entries, windows: 5, windowMs: 150 } : { entries, windows: 9, windowMs: 250 };
}
