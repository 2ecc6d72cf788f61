import type { Engine } from '../../engine/contract.ts';
import type { Arguments } from '../arguments.ts';
import type { Console } from '../console.ts';
import { startEngine } from '../engines.ts';
import { prepare } from '../prepare.ts';
import { writeJson } from '../report.ts';
import { openRun } from '../resources.ts';
import { type RunPlan, runSeeds, type SeedResult, summarise } from '../runSeeds.ts';
import { seedLine } from '../seedLine.ts';
import { ineffective, readSteering } from '../settings.ts';
import { fromHere } from '../subject.ts';
import { type ArmId, changesBetween, experimentOfB, ofArm, readOtherArm, refuseTwins } from './arms.ts';
import { compareArms } from './compare.ts';
import { armOf, type VersusReport } from './report.ts';
import { changeText, versusTable } from './table.ts';

const ARMS = ['A', 'B'] as const;
type Arms<T> = Readonly<Record<ArmId, T>>;

/** What `make` makes of each arm; what is wrong with one of them says with which. */
async function eachArm<T>(make: (arm: ArmId) => T | Promise<T>): Promise<Arms<T>> {
  const made: Partial<Record<ArmId, T>> = {};
  for (const arm of ARMS) {
    try {
      made[arm] = await make(arm);
    } catch (error) {
      throw ofArm(arm, error);
    }
  }
  return made as Arms<T>;
}

/** Both arms on each seed before the next one: an arm that cannot run is found out before the other has run for long. */
async function runArms(plans: Arms<RunPlan>, engine: Engine, { say }: Console): Promise<Arms<SeedResult[]>> {
  // Opened for nothing but to learn that both can be.
  await eachArm(async (arm) => (await openRun(plans[arm].experiment, engine, plans[arm].resources)).dispose());
  const results: Arms<SeedResult[]> = { A: [], B: [] };
  const { seeds, firstSeed = plans.A.experiment.seed } = plans.A;
  for (let i = 0; i < seeds; i++) {
    await eachArm(async (arm) => {
      const plan = { ...plans[arm], seeds: 1, firstSeed: firstSeed + i };
      results[arm].push(...(await runSeeds(plan, engine, (result) => say(`${arm}, ${seedLine(result)}`))));
    });
  }
  return results;
}

function tellDivergence(results: Arms<SeedResult[]>, print: Console['print']): void {
  const counts = ARMS.map((arm) => results[arm].filter(({ diverged }) => diverged).length);
  if (counts.every((count) => count === 0)) return;
  print(
    `\ndiverged: A ${counts[0]}, B ${counts[1]} of ${results.A.length}; their metrics are those of the last healthy step`,
  );
}

/** Runs two experiments on the same seeds, and prints how every metric of the second differs from the first. */
export async function versusCommand(given: Arguments, console: Console): Promise<void> {
  const { subject, experiment: a, steps, set, own } = await prepare(given);
  const other = await readOtherArm(given.vs ?? []);
  const experiments = await eachArm((arm) => (arm === 'A' ? a : experimentOfB(a, subject.experiment, set, other)));
  refuseTwins(experiments.A, experiments.B, given.setAt.length > 0);
  const plans = await eachArm((arm): RunPlan => {
    const experiment = experiments[arm];
    const typed = [...given.set, ...given.setAt, ...(arm === 'B' ? other.set : [])];
    for (const remark of ineffective(experiment, typed)) console.say(`note: arm ${arm}: ${remark}`);
    return {
      experiment,
      steps,
      seeds: given.seeds ?? 1,
      firstSeed: given.firstSeed,
      steering: readSteering(experiment, given.setAt),
      resources: own?.resources,
      digests: given.json !== undefined,
    };
  });
  for (const note of own?.notes ?? []) console.say(`note: ${note}`);
  const engine = await startEngine(given.engine ?? subject.engine ?? other.subject?.engine);
  const results = await runArms(plans, engine, console);
  const changes = changesBetween(experiments.A, experiments.B);
  const metrics = compareArms(results.A, results.B);
  console.print(`A: ${subject.id}\nB: ${other.subject?.id ?? subject.id} with ${changes.map(changeText).join(', ')}\n`);
  console.print(versusTable(summarise(results.A), summarise(results.B), metrics));
  tellDivergence(results, console.print);
  if (given.json === undefined) return;
  const report: VersusReport = {
    id: subject.id,
    steps,
    engine: engine.info.id,
    changes,
    a: armOf(plans.A, results.A),
    b: armOf(plans.B, results.B),
    metrics,
  };
  await writeJson(fromHere(given.json), report);
}
