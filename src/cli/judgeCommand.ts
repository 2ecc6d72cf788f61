import { loadMnist } from '../data/images/mnist.ts';
import { median } from '../math/stats.ts';
import { trainJudge } from '../train/judge/trainJudge.ts';
import type { Arguments } from './arguments.ts';
import type { Console } from './console.ts';
import { startEngine } from './engines.ts';
import { writeJson } from './report.ts';
import { fromHere } from './subject.ts';
import { alignColumns } from './table.ts';
import { UsageError } from './usageError.ts';

const SEEDS = 3;

interface Trained {
  readonly seed: number;
  /** Share of the held-out images whose class it finds. */
  readonly accuracy: number;
  readonly seconds: number;
}

/** Trains the judge of the digits that come with the page once for each seed, and prints how well it sees and how long it took. */
export async function judgeCommand(given: Arguments, { print, say }: Console): Promise<void> {
  if (given.set.length + given.setAt.length > 0 || given.workers !== undefined || given.data) {
    throw new UsageError(
      'the judge has one recipe: --seeds, --first-seed, --steps, --engine and --json are all that it takes',
    );
  }
  const engine = await startEngine(given.engine);
  const set = await loadMnist();
  const results: Trained[] = [];
  const { seeds = SEEDS, firstSeed = 1 } = given;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const start = performance.now();
    const { accuracy } = await trainJudge(engine, set, { seed, ...(given.steps && { steps: given.steps }) });
    const result = { seed, accuracy: accuracy ?? 0, seconds: (performance.now() - start) / 1000 };
    results.push(result);
    say(`seed ${seed}: ${(100 * result.accuracy).toFixed(1)} % in ${result.seconds.toFixed(1)} s`);
  }
  await engine.dispose();
  const rows = [
    ['judge of MNIST', ...results.map(({ seed }) => `seed ${seed}`), 'median'],
    ...(['accuracy', 'seconds'] as const).map((key) => {
      const values = results.map((result) => result[key]);
      return [key, ...[...values, median(values)].map((value) => value.toFixed(key === 'accuracy' ? 4 : 1))];
    }),
  ];
  print(alignColumns(rows));
  if (given.json !== undefined) await writeJson(fromHere(given.json), { engine: engine.info.id, results });
}
