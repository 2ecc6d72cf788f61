import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import type { Checkpoint, LoadedLaw, LoadOptions, LoadResult, TrainerEvent } from '../worker/protocol.ts';
import type { LinkSync } from './linkSync.ts';
import { initialRun } from './runStore.ts';
import { createRunStores } from './runStores.ts';
import type { Session } from './session.ts';
import { createSession } from './sessionController.ts';

/** A load that the worker has been asked for and has not answered. */
interface Asked {
  readonly experiment: Experiment;
  readonly options: LoadOptions;
  /** Answers that the run is there; its law says which, by the seed. */
  accept(): Promise<void>;
  refuse(): Promise<void>;
}

/** The worker by hand: loads wait until the test answers them, in whatever order. */
const worker = vi.hoisted(() => ({
  loads: [] as Asked[],
  calls: [] as unknown[][],
  tell: (_: TrainerEvent): void => {},
  isDead: false,
  /** Between tests whatever is still asked for is answered, so that nothing is left over. */
  isWilling: true,
}));

vi.mock('../worker/client.ts', async (importActual) => {
  const actual = await importActual<typeof import('../worker/client.ts')>();
  const startTrainer: typeof actual.startTrainer = ({ onEvent }) => {
    worker.tell = onEvent;
    worker.isDead = false;
    const load = (experiment: Experiment, options: LoadOptions = {}) => {
      if (worker.isDead) return Promise.reject(new actual.WorkerGoneError());
      return new Promise<LoadResult>((resolve) => {
        const answer = async (result: LoadResult): Promise<void> => {
          resolve(result);
          await turns();
        };
        const asked: Asked = {
          experiment,
          options,
          accept: () => {
            status(options.run ?? 0, options.from?.snapshot.step ?? 0);
            return answer({ ok: true, law: lawOf(experiment) });
          },
          refuse: () => answer({ ok: false, reason: text('No.', 'だめです。') }),
        };
        worker.loads.push(asked);
        if (worker.isWilling) void asked.accept();
      });
    };
    const note =
      (name: string) =>
      async (...given: unknown[]) =>
        void worker.calls.push([name, ...given]);
    const trainer = { load, set: note('set'), play: note('play'), pause: note('pause'), metrics: async () => null };
    return { trainer: trainer as never, terminate: () => {} };
  };
  return { ...actual, startTrainer };
});

const stores = createRunStores();
const { experiment: experimentStore, run: runStore, series: seriesStore, kept: keptRuns } = stores;
/** Lets everything happen that waits for nothing but its turn. */
const turns = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const lawOf = ({ seed }: Experiment) => ({ remarks: [text(String(seed), 'x')] }) as unknown as LoadedLaw;
const lawOnStage = () => runStore.getState().law?.remarks[0]?.en;
const status = (run: number, step: number, state: 'paused' | 'running' = 'paused'): void =>
  worker.tell({ type: 'status', status: { run, state, step, rate: 0 } });

/** The last load that was asked for. */
async function asked(count: number): Promise<Asked> {
  await vi.waitFor(() => expect(worker.loads.length).toBe(count));
  return worker.loads.at(-1) as Asked;
}

/** The run of a load has trained so far, and stands. */
function trained({ experiment, options }: Asked, step: number): void {
  const run = options.run ?? 0;
  status(run, step);
  const snapshot = { step, state: { weights: new Float32Array(3) } } as unknown as Checkpoint['snapshot'];
  worker.tell({ type: 'checkpoint', checkpoint: { run, engine: 'compiled-wasm', experiment, snapshot, report: {} } });
  seriesStore.append({ run, step, metrics: { modes: step }, shares: [] } as never);
}

const link = { write: vi.fn(), complete() {}, settle() {}, href: () => '', onVisit() {} } as unknown as LinkSync;
/** Settings of the run on the stage: others in every test, since runs are kept from one to the next. */
let first = defaultExperiment();
const change = (changes: Readonly<Record<string, ParamValue>>) => withValues(first, changes);

let session: Session;
let run: Asked;

// A page has one session: its runs are counted from the first to the last.
beforeAll(() => {
  session = createSession({ link, stores });
});
beforeEach(async () => {
  first = withValues(first, { seed: first.seed + 100 });
  await session.load(first);
  experimentStore.setState({ past: [], future: [] });
  run = worker.loads.at(-1) as Asked;
  worker.loads.length = 0;
  worker.calls.length = 0;
  worker.isWilling = false;
});
afterEach(async () => {
  worker.isWilling = true;
  for (const load of worker.loads) await load.accept();
  await session.settled();
});

describe('letters of a formula', () => {
  const formula = { 'data.id': 'formula', 'data.formula': '-x^2 - a y^2' };

  it('move while the run goes on, and begin one where the last formula was refused', async () => {
    void session.load(change(formula));
    await (await asked(1)).accept();
    session.change({ 'data.letters': 'a:2' });
    await turns();
    expect(worker.calls.filter(([name]) => name === 'set')).toEqual([['set', { 'data.letters': 'a:2' }]]);
    session.change({ 'data.formula': '-x^2 + a y^2' });
    await (await asked(2)).refuse();
    session.change({ 'data.letters': 'a:-1' });
    expect((await asked(3)).experiment.data).toMatchObject({ formula: '-x^2 + a y^2', letters: 'a:-1' });
    await worker.loads.at(-1)?.accept();
  });
});

describe('loads that overtake each other', () => {
  it('leave the last one on the stage, in whatever order they are answered', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      worker.loads.length = 0;
      const results = [session.load(change({ seed: 2 }))];
      await asked(1);
      results.push(session.load(change({ seed: 3 })));
      await asked(2);
      for (const index of order) await worker.loads[index]?.accept();
      await Promise.all(results);
      expect(lawOnStage()).toBe('3');
      expect(runStore.getState()).toMatchObject({ refusal: null, status: { run: worker.loads[1]?.options.run } });
    }
  });

  it('say nothing of a refusal that came too late', async () => {
    const results = [session.load(change({ seed: 2 })), session.load(change({ seed: 3 }))];
    await asked(2);
    await worker.loads[1]?.accept();
    await worker.loads[0]?.refuse();
    expect((await results[0])?.ok).toBe(false);
    expect(runStore.getState().refusal).toBeNull();
    expect(lawOnStage()).toBe('3');
  });

  it('number their runs upwards, in new workers too', async () => {
    const again = session.startAgain();
    await (await asked(1)).accept();
    await again;
    expect(worker.loads[0]?.options.run).toBeGreaterThan(run.options.run ?? 0);
  });
});

describe('a slider moved while a run is being loaded', () => {
  it('reaches the run when it is there, if it is live, and only once', async () => {
    const loaded = session.load(change({ seed: 2, 'smoothing.on': true }));
    const load = await asked(1);
    session.change({ 'smoothing.bandwidth': 0.3 }, 'drag');
    session.change({ 'smoothing.bandwidth': 0.4 }, 'drag');
    await turns();
    expect(worker.calls).toEqual([]);
    await load.accept();
    await loaded;
    await turns();
    expect(worker.calls).toEqual([['set', { 'smoothing.bandwidth': 0.4 }]]);
    expect(worker.loads.length).toBe(1);
  });

  it('loads again once it rests, if it needs a restart, with everything that moved', async () => {
    const loaded = session.load(change({ seed: 2 }));
    const load = await asked(1);
    session.change({ 'training.batch': 16 }, 'drag');
    session.change({ 'training.batch': 32 }, 'drag');
    session.change({ 'smoothing.bandwidth': 0.4 });
    await load.accept();
    await loaded;
    const last = await asked(2);
    expect(last.experiment).toEqual(experimentStore.getState().experiment);
    await last.accept();
    await session.settled();
    expect(worker.loads.length).toBe(2);
    expect(worker.calls.filter((call) => (call as string[])[0] === 'set')).toEqual([]);
  });
});

describe('undo', () => {
  const isBack = async (count: number) => {
    const back = await asked(count);
    expect(back.experiment).toEqual(first);
    expect(back.options.from?.snapshot.step).toBe(500);
    await back.accept();
    await session.settled();
    expect(runStore.getState().status.step).toBe(500);
    expect(seriesStore.points().map(({ step }) => step)).toEqual([500]);
  };

  it('brings back as it stood the run that another one has replaced', async () => {
    trained(run, 500);
    session.change({ 'training.batch': 16 });
    await (await asked(1)).accept();
    session.undo();
    await isBack(2);
  });

  it('does so too while the other one is being loaded', async () => {
    trained(run, 500);
    session.change({ 'training.batch': 16 });
    const other = await asked(1);
    session.undo();
    await asked(2);
    await other.accept();
    await isBack(2);
  });

  it('and before the slider has come to rest', async () => {
    trained(run, 500);
    session.change({ 'training.batch': 16 }, 'drag');
    session.undo();
    await isBack(1);
    expect(worker.loads.map(({ experiment }) => experiment.training.batch)).not.toContain(16);
  });

  it('and where the other one was refused', async () => {
    trained(run, 500);
    const refused = session.load(change({ 'data.id': 'drawn' }));
    await (await asked(1)).refuse();
    await refused;
    session.undo();
    await isBack(2);
    expect(runStore.getState().refusal).toBeNull();
  });
});

describe('a refused load', () => {
  it('leaves the run that there is, its charts and its place among kept runs, and says why', async () => {
    trained(run, 500);
    const result = session.load(change({ seed: 2 }));
    await (await asked(1)).refuse();
    expect((await result).ok).toBe(false);
    expect(runStore.getState()).toMatchObject({ refusal: { en: 'No.' }, status: { state: 'paused', step: 500 } });
    expect(lawOnStage()).toBe(String(first.seed));
    expect(seriesStore.points().length).toBe(1);
    expect(keptRuns.current()?.checkpoint.run).toBe(run.options.run);
    status(run.options.run ?? 0, 501, 'running');
    expect(runStore.getState().refusal).not.toBeNull();
  });

  it('is forgotten by the next one that comes true', async () => {
    const refused = session.load(change({ seed: 2 }));
    await (await asked(1)).refuse();
    await refused;
    const loaded = session.load(change({ seed: 3 }));
    await (await asked(2)).accept();
    await loaded;
    expect(runStore.getState().refusal).toBeNull();
    expect(lawOnStage()).toBe('3');
  });

  it('shows its reason at once where there was no run before', async () => {
    runStore.setState(initialRun, true);
    const loaded = session.load(change({ seed: 2 }));
    await (await asked(1)).refuse();
    await loaded;
    expect(runStore.getState().status.state).toBe('ready');
  });

  it('by a worker that is gone is told, not thrown', async () => {
    worker.isDead = true;
    const gone = await session.load(change({ seed: 2 }));
    expect(gone).toMatchObject({ ok: false, reason: { en: expect.stringMatching(/worker is gone/) } });
    const again = session.goOn(false);
    await (await asked(1)).accept();
    expect(await again).toMatchObject({ ok: true });
  });
});
