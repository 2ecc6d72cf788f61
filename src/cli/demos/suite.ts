import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_ENGINE, type Demo } from '../../experiment/demos/contract.ts';
import { DEMOS } from '../../experiment/demos/index.ts';
import { type DemoResult, type DemoSeed, planOf } from '../../experiment/demos/results.ts';
import type { Arguments } from '../arguments.ts';
import type { Console } from '../console.ts';
import { startEngine } from '../engines.ts';
import { writeContent } from '../report.ts';
import { alignColumns } from '../table.ts';
import { UsageError } from '../usageError.ts';
import { playSeed } from './headless.ts';

/** Seeds from here on were not looked at while the demos were written. */
const FIRST_SEED = 1_000;
const SEEDS = 20;
const RESULTS = join('docs', 'results', 'demos.json');

function check({ set, setAt, steps, engine, workers, fresh, only = [] }: Arguments): void {
  const given = { set: set.length > 0, 'set-at': setAt.length > 0, steps, engine, workers, fresh };
  const surplus = Object.entries(given).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (surplus) throw new UsageError(`demos are played as they are; not allowed with --suite demos: --${surplus}`);
  const ids = DEMOS.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no such demo; allowed: ${ids.join(', ')}`);
}

async function stored(): Promise<readonly DemoResult[]> {
  const text = await readFile(RESULTS, 'utf8').catch(() => '[]');
  return JSON.parse(text) as readonly DemoResult[];
}

/** JSON with one line per run, so that a changed run is one changed line. */
function resultsText(results: readonly DemoResult[]): string {
  const blocks = results.map(({ seeds, ...head }) => {
    const runs = seeds.map((seed) => JSON.stringify(seed)).join(',\n');
    return `${JSON.stringify(head).slice(0, -1)},\n"seeds":[\n${runs}\n]}`;
  });
  return `[\n${blocks.join(',\n')}\n]\n`;
}

const kept = (demo: Demo, { id, plan }: DemoResult): boolean => id === demo.id && plan === planOf(demo);

const isTold = ({ missed, isEnding }: DemoSeed): boolean => isEnding && missed.length === 0;

const row = ({ id, seeds }: DemoResult): readonly string[] => [
  id,
  String(seeds.length),
  String(seeds.filter(({ isEnding }) => isEnding).length),
  String(seeds.filter(isTold).length),
];

/**
 * Plays demos over seeds, as the page plays them with one, and writes docs/results/demos.json under the current folder. Throws a
 * UsageError where the end of one is not what it says in more than one of twenty.
 */
export async function runDemoSuite(given: Arguments, { print, say }: Console): Promise<void> {
  check(given);
  const [count, first] = [given.seeds ?? SEEDS, given.firstSeed ?? FIRST_SEED];
  const results = new Map((await stored()).map((result) => [result.id, result]));
  const engine = await startEngine(DEMO_ENGINE);
  const wanted = DEMOS.filter(({ id }) => !given.only || given.only.includes(id));
  const ordered = (): DemoResult[] =>
    DEMOS.flatMap((demo) => [results.get(demo.id) ?? []].flat().filter((result) => kept(demo, result)));
  for (const demo of wanted) {
    const seeds: DemoSeed[] = [];
    for (let i = 0; i < count; i++) {
      const result = await playSeed(demo, (first + i) >>> 0, engine);
      seeds.push(result);
      const missed = result.missed.map((scene) => demo.scenes[scene]?.name.en).join(', ');
      say(
        `${demo.id}, seed ${result.seed}: ${result.isEnding ? 'as told' : 'another end'}${missed && `; missed: ${missed}`}`,
      );
    }
    const command = `npm run experiment -- --suite demos --only ${demo.id} --seeds ${count} --first-seed ${first}`;
    results.set(demo.id, { id: demo.id, engine: engine.info.id, command, plan: planOf(demo), seeds });
    await writeContent(RESULTS, resultsText(ordered()));
  }
  const shown = ordered();
  print(alignColumns([['demo', 'seeds', 'ending', 'every scene'], ...shown.map(row)]));
  const broken = shown.filter(({ seeds }) => seeds.filter(({ isEnding }) => !isEnding).length * 20 > seeds.length);
  if (broken.length > 0) throw new UsageError(`does not end as it says: ${broken.map(({ id }) => id).join(', ')}`);
}
