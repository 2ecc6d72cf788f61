import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFormula } from '../data/formula/readFormula.ts';
import { findLaw } from '../data/index.ts';
import type { Law } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import { startRun, type TrainingRun } from './run.ts';

const laws = new Map<string, Law>();

/** The law of an experiment, made once. */
function lawOf({ data }: Experiment): Law {
  const { id, ...params } = data;
  const settings = JSON.stringify(data);
  const law = laws.get(settings) ?? findLaw(id).create(params, { imported: new Map(), readFormula });
  laws.set(settings, law);
  return law;
}

const gan = withValues(defaultExperiment(), {
  'generator.width': 4,
  'generator.depth': 1,
  'critic.width': 4,
  'critic.depth': 1,
  'training.batch': 4,
  'training.criticSteps': 2,
  'smoothing.on': true,
});
const sampler = withValues(withValues(defaultExperiment(), { 'data.id': 'formula', 'method.id': 'dft' }), {
  'generator.width': 4,
  'generator.depth': 1,
  'score.width': 4,
  'score.depth': 1,
  'sampler.batch': 4,
});
const chains = withValues(withValues(defaultExperiment(), { 'data.id': 'formula', 'method.id': 'ula' }), {
  'particles.count': 6,
});

interface Kind {
  readonly start: Experiment;
  /** A live setting and the values that it takes. */
  readonly live: readonly [string, readonly ParamValue[]];
  /** A phase that can be run alone. */
  readonly alone?: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a generator against a critic': {
    start: gan,
    live: ['smoothing.bandwidth', [0.3, 0.7, 1.5]],
    alone: 'critic',
  },
  'a sampler': { start: sampler, live: ['data.letters', ['R:1.7,s:0.8', 'R:2.1,s:0.5']], alone: 'score' },
  chains: { start: chains, live: ['data.letters', ['R:1.7,s:0.8', 'R:2.1,s:0.5']] },
};

type Act = { readonly do: 'go' | 'phase' | 'alone' | 'set'; readonly n: number };

/** What is seen of a run where it stands. */
const seen = async (run: TrainingRun) => ({
  state: await run.execution.snapshot(),
  report: run.report,
  settings: run.experiment,
  reference: run.reference,
  samples: await run.generated(32),
});

/** Ways of life that are tried of each kind. */
const RUNS = Number(process.env.MODESCOPE_RUNS ?? 4);

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

const begin = (experiment: Experiment): Promise<TrainingRun> => startRun(experiment, lawOf(experiment), engine);

async function act(run: TrainingRun, { live: [key, values], alone }: Kind, { do: what, n }: Act): Promise<void> {
  if (what === 'go') await run.advanceTo(run.step + n);
  else if (what === 'phase') await run.runPhase();
  else if (what === 'alone') await run.runPhase(alone);
  else {
    const changes = { [key]: values[n % values.length] as ParamValue };
    if (key.startsWith('data.')) await run.aim(changes, lawOf(withValues(run.experiment, changes)));
    else run.set(changes);
  }
}

const acts = (most: number) =>
  fc.array(
    fc.record({
      do: fc.constantFrom<Act['do']>('go', 'go', 'go', 'phase', 'alone', 'set'),
      n: fc.integer({ min: 1, max: most }),
    }),
    { minLength: 2, maxLength: 9 },
  );

describe.each(Object.entries(KINDS))('the past of %s', (_, kind) => {
  it('is what was there, wherever one looks, and leaves the run as it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts(130),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 }),
        async (doings, looks) => {
          const run = await begin(kind.start);
          const lived = new Map([[0, await seen(run)]]);
          for (const doing of doings) {
            await act(run, kind, doing);
            const { phase, repeat } = await run.execution.snapshot();
            if (phase === 0 && repeat === 0) lived.set(run.step, await seen(run));
          }
          const now = await seen(run);
          const { step } = run;
          for (const look of looks) {
            const wanted = [...lived.keys()][Math.floor(look * (lived.size - 1))] ?? 0;
            await run.past.travel(wanted);
            // What is seen at the last step may be half way into the next one.
            if (wanted === step) continue;
            expect(run.step).toBe(wanted);
            expect(await seen(run)).toEqual(lived.get(wanted));
          }
          await run.past.travel(step);
          expect(run.past.now()).toBeUndefined();
          expect(await seen(run)).toEqual(now);
          run.dispose();
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is played through to now, and on from there as if nobody had looked back', async () => {
    await fc.assert(
      fc.asyncProperty(acts(90), fc.double({ min: 0, max: 0.99, noNaN: true }), async (doings, look) => {
        const [run, other] = await Promise.all([begin(kind.start), begin(kind.start)]);
        for (const each of [run, other]) for (const doing of doings) await act(each, kind, doing);
        await run.past.travel(Math.floor(look * run.step));
        if (look > 0.5) await run.runPhase();
        for (const each of [run, other]) await each.advanceTo(other.step + 130);
        expect(await seen(run)).toEqual(await seen(other));
        for (const each of [run, other]) each.dispose();
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the past', () => {
  const kind = KINDS['a generator against a critic'] as Kind;

  it('is not changed', async () => {
    const run = await begin(gan);
    await run.advanceTo(20);
    await run.past.travel(10);
    expect(() => run.set({ 'smoothing.bandwidth': 1 })).toThrow(/past/);
    expect(await run.past.travel(25)).toBeUndefined();
    expect(run.step).toBe(20);
    run.dispose();
  });

  it('goes with the run to another one, from any of its steps', async () => {
    const run = await begin(gan);
    await run.advanceTo(120);
    run.set({ 'smoothing.bandwidth': 1.1 });
    await run.advanceTo(250);
    await run.past.travel(60);
    const early = await seen(run);
    await run.past.travel(180);
    const [there, lived] = [await run.execution.snapshot(), run.lived()];
    const branch = await startRun(run.experiment, run.law, engine);
    await branch.resume(there, run.report, undefined, lived);
    await branch.advanceTo(250);
    await run.past.travel(250);
    expect(await branch.execution.snapshot()).toEqual(await run.execution.snapshot());
    await branch.past.travel(60);
    expect(await seen(branch)).toEqual(early);
    for (const each of [run, branch]) each.dispose();
  });

  it('of a run whose way nobody knows has its beginning and what came since', async () => {
    const run = await begin(gan);
    await run.advanceTo(150);
    const later = await begin(gan);
    await later.resume(await run.execution.snapshot());
    await later.advanceTo(170);
    const reached = [];
    for (const step of [160, 100, 20, 169]) {
      await later.past.travel(step);
      reached.push(later.step);
    }
    expect(reached).toEqual([160, 150, 0, 169]);
    for (const each of [run, later]) each.dispose();
  });

  it('on another engine is only what was kept of it', async () => {
    const run = await begin(gan);
    await run.advanceTo(250);
    const lived = run.lived();
    const moved = {
      ...lived,
      log: lived.log.map((entry) => ({ ...entry, engine: 'compiled-webgpu' as const })),
    };
    const other = await begin(gan);
    await other.resume(await run.execution.snapshot(), run.report, undefined, moved);
    await other.advanceTo(300);
    const reached = [];
    for (const step of [260, 130, 190, 249]) {
      await other.past.travel(step);
      reached.push(other.step);
    }
    expect(reached).toEqual([260, 100, 200, 250]);
    for (const each of [run, other]) each.dispose();
  });

  it('is left where somebody else is wanted', async () => {
    const run = await begin(gan);
    await run.advanceTo(99);
    let pieces = 0;
    await run.past.travel(80, { steps: 10, goOn: async () => ++pieces < 3 });
    expect(run.step).toBe(30);
    expect(run.past.now()).toBe(99);
    await act(run, kind, { do: 'go', n: 69 });
    expect(run.past.now()).toBeUndefined();
    run.dispose();
  });
});
