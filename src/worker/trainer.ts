import type { ImportedPoints, Law } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { TraceError } from '../engine/trace/errors.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { text } from '../schema/text.ts';
import type { View } from '../train/frame.ts';
import { createFrames } from '../train/frames.ts';
import { FILM_TILES } from '../train/reel.ts';
import { startRun, type TrainingRun } from '../train/run.ts';
import { estimatedLookMs, weightsFor } from '../train/stepCost.ts';
import { branchOf } from './branch.ts';
import { afterLoss, type Continuation, continuationOf } from './continuation.ts';
import { employJudge } from './employJudge.ts';
import { engineFor } from './engineFor.ts';
import { type ChosenEngine, cpuEngine, EAGER } from './engines.ts';
import { createFloors } from './floors.ts';
import type { TrainerHost } from './host.ts';
import { createImageRoom, reasonOf } from './imageRoom.ts';
import { createLawMaker } from './lawMaker.ts';
import { createLives, newLife, wayOf } from './lives.ts';
import { loadedLaw } from './loadedLaw.ts';
import { createLoop, type Loop } from './loop.ts';
import type { LoadResult, TrainerApi, TrainerEvent } from './protocol.ts';
import { createQuestions } from './questions.ts';
import { notCompiled, remarksOn } from './remarks.ts';
import { createSetting } from './setting.ts';
import { SILENT_MS } from './stride.ts';
import { createTakeaway } from './takeaway.ts';
import { createTakeover } from './takeover.ts';

const superseded = text('A newer choice came first.', '新しい選択が優先されました。');

/** The trainer behind the page: loads runs, keeps the loop, answers questions. One run at a time. */
export function createTrainer(host: TrainerHost): TrainerApi {
  const listeners: ((event: TrainerEvent) => void)[] = [];
  const imported = new Map<string, ImportedPoints>();
  /** Settled once everybody has heard of the newest event, and so of all before it. */
  let heard: Promise<unknown> = Promise.resolve();
  const emit = (event: TrainerEvent): void => {
    // A listener in another thread answers with a promise. One that has gone hears nothing any more.
    heard = Promise.all(listeners.map(async (listener) => listener(event))).catch(() => undefined);
  };
  /** Answers a verb after the news of it: the two go by different ways, and who asked must not be left with older ones. */
  async function told<T>(verb: Promise<T>): Promise<T> {
    const answer = await verb;
    await heard;
    return answer;
  }
  let view: View = { layers: ['real', 'generated', 'field'], bounds: { xMin: -3, xMax: 3, yMin: -3, yMax: 3 } };
  let keeps = true;
  let runCount = 0;
  let loads = 0;
  let loop: Loop | null = null;
  /** The engine of a run that may leave it for the GPU, until that has been looked into. */
  let movable: Engine | undefined;
  const images = createImageRoom(host, emit);
  const laws = createLawMaker({ imported, images: images.sets });
  const lives = createLives(laws);
  /** Sends away a load that still waits for images when a newer one comes. */
  let supersede = (): void => {};
  /** Settled once the run has its judge, or will have none. */
  let judged: Promise<void> = Promise.resolve();

  /** Everything that touches a run waits its turn: slices, reads and loads never interleave. */
  let tail: Promise<unknown> = Promise.resolve();
  function exclusive<T>(job: () => Promise<T>): Promise<T> {
    const result = tail.then(job);
    tail = result.catch(() => undefined);
    return result;
  }

  async function begin(
    experiment: Experiment,
    law: Law,
    chosen: ChosenEngine,
    { id, snapshot, report, reel, stop, lived }: Continuation,
    quiet = false,
  ): Promise<Loop> {
    const run = await startRun(experiment, law, chosen.engine, await images.networkFor(experiment));
    try {
      if (snapshot) await run.resume(snapshot, report, reel, lived);
    } catch (error) {
      run.dispose();
      throw error;
    }
    runCount = Math.max(runCount, id);
    return createLoop({
      host,
      run,
      id,
      life: newLife(),
      frames: createFrames(run, id),
      ...(chosen.noGpu && { noGpu: chosen.noGpu }),
      gpu: () => takeover.verdictOn(loop),
      ...(stop && { stop }),
      quiet,
      view: () => view,
      keeps: () => keeps,
      emit,
      exclusive,
      onLost: (error) => exclusive(() => moveToCpu(run, id, error)),
    });
  }

  /** Carries a run whose engine died over to the CPU, at its last healthy snapshot. */
  async function moveToCpu(lost: TrainingRun, id: number, error: unknown): Promise<void> {
    host.room.forget(lost.execution.info.id);
    const after = afterLoss(lost, id, error);
    if (id === loop?.id && lost.execution.info.id === 'compiled-webgpu') takeover.lost();
    const next = await begin(after.experiment, after.law, await cpuEngine(host.room), after);
    adopt(next);
    await next.publish();
  }

  /** Waits for the images, and whatever else its law is made with, that an experiment needs; false if a newer load came first. Throws what the fetching throws. */
  async function bringData(experiment: Experiment): Promise<boolean> {
    supersede();
    const coming = [images.prepare(experiment), laws.prepare(experiment)].filter((each) => each !== null);
    if (coming.length === 0) return true;
    const arriving = Promise.all(coming);
    const newer = new Promise<false>((resolve) => {
      supersede = () => resolve(false);
    });
    return Promise.race([arriving.then(() => true), newer]);
  }

  /** From here on this loop is the run. */
  function adopt(next: Loop): void {
    loop = next;
    judged = employJudge(next, { images, exclusive, current: () => loop });
  }

  const takeover = createTakeover({
    host,
    exclusive,
    current: () => loop,
    begin: async ({ experiment, law }, engine) =>
      startRun(experiment, law, engine, await images.networkFor(experiment)),
    async move(from, engine) {
      const { run, id } = from;
      const speed = from.movable() ?? 'max';
      const reel = run.reel(FILM_TILES);
      const { report } = run;
      const here = { id, snapshot: await run.execution.snapshot(), report, lived: run.lived(), ...(reel && { reel }) };
      const next = await begin(run.experiment, run.law, { engine }, here);
      from.end();
      adopt(next);
      next.play(speed);
    },
  });

  function need(): Loop {
    if (!loop) throw new Error('No run is loaded');
    return loop;
  }

  return {
    subscribe(listener) {
      listeners.push(listener);
    },
    async alive() {},
    async load(experiment, options = {}): Promise<LoadResult> {
      for (const points of options.imported ?? []) imported.set(points.id, points);
      for (const set of options.images ?? []) images.add(set);
      if (options.imported?.length || options.images?.length) laws.forget();
      const turn = ++loads;
      const isStale = (): boolean => turn !== loads;
      try {
        if (!(await bringData(experiment))) return { ok: false, reason: superseded };
      } catch (error) {
        return { ok: false, reason: reasonOf(error) };
      }
      return exclusive(async () => {
        if (isStale()) return { ok: false, reason: superseded };
        try {
          const law = laws.make(experiment);
          const from = options.from ?? (options.branches && loop ? await branchOf(loop.run, experiment) : undefined);
          // Building a large run and looking at it for the first time keep the worker from answering.
          const lookMs = estimatedLookMs(weightsFor(experiment, law));
          if (lookMs > SILENT_MS) emit({ type: 'busy', ms: lookMs });
          const chosen = await engineFor(host.room, { ...options, ...(from && { from }) });
          const remarks = remarksOn(experiment, imported, law);
          // Whoever sweeps comes back to none of its runs.
          if (loop && !options.quiet) lives.leave(loop.life, loop.run);
          const after = continuationOf(options.run ?? runCount + 1, from, from && lives.of(from));
          const next = await begin(experiment, law, chosen, after, options.quiet).catch(async (error) => {
            if (!(error instanceof TraceError) || (options.engine ?? 'auto') !== 'auto') throw error;
            remarks.push(notCompiled(error));
            return begin(experiment, law, await cpuEngine(host.room, EAGER), after);
          });
          // A lost engine has nothing to hand out; that must not keep the new run from coming.
          await loop?.leave().catch(() => undefined);
          loop?.end();
          adopt(next);
          movable = chosen.mayMove && !from ? chosen.engine : undefined;
          view = { ...view, bounds: law.bounds };
          if (!options.quiet) await next.publish();
          return { ok: true, law: loadedLaw(law, remarks), step: next.run.step };
        } catch (error) {
          emit({ type: 'busy', ms: 0 });
          return { ok: false, reason: reasonOf(error) };
        }
      });
    },
    set: createSetting({ host, loop: need, laws, exclusive }),
    async play(speed) {
      const playing = need();
      await told((async () => playing.play(speed))());
      const cpu = movable;
      movable = undefined;
      if (cpu) void takeover.consider(playing, cpu);
    },
    meet: (speed, step) => told((async () => need().meet(speed, step))()),
    pause: () => told((async () => need().pause())()),
    advance: (unit) => told((async () => need().advance(unit))()),
    runTo: (step) => need().runTo(step),
    reset: async () => void (await told(need().reset())),
    travel: (step) => told((async () => need().travel(step))()),
    branch: () => exclusive(async () => loop?.here() ?? null),
    way: async () => loop && wayOf(loop),
    async setView(next) {
      view = next;
      await loop?.refresh();
    },
    async keep(isWanted) {
      keeps = isWanted;
    },
    metrics: (wanted) => exclusive(() => need().evaluate(wanted)),
    ...createFloors({
      host,
      run: () => need().run,
      isRunning: () => loop?.isRunning() ?? false,
      judged: () => judged,
      exclusive,
    }),
    samples: () => exclusive(() => need().run.generated()),
    ...createTakeaway({ host, run: () => need().run, networkFor: images.networkFor, exclusive }),
    ...createQuestions(() => loop, exclusive),
  };
}
