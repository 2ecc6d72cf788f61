import { describe, expect, it, vi } from 'vitest';
import type { Engine, Execution } from '../engine/contract.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import type { Status, TrainerApi } from './protocol.ts';
import { createTrainer } from './trainer.ts';

// Where a run trains is told here, not how well.
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

/** How a simulated device behaves: what its steps and its answers take on the clock of the test, ms, and what it does with results. */
interface Device {
  readonly stepMs: number;
  readonly answerMs: number;
  readonly run?: (execution: Execution, given: Parameters<Execution['run']>) => ReturnType<Execution['run']>;
  readonly load?: () => Promise<never>;
}

/** A page with a processor that takes 1 ms a step and a device like this. */
function pageWith(device: Device) {
  let clock = 0;
  const started: string[] = [];
  let status: Status | undefined;

  async function simulated(
    id: 'compiled-wasm' | 'compiled-webgpu',
    { stepMs, answerMs, run, load }: Device,
  ): Promise<Engine> {
    const engine = await createWasmEngine({ variant: 'strict' });
    return {
      ...engine,
      info: { id },
      async load(program, seed) {
        if (load) return load();
        const execution = await engine.load(program, seed);
        return Object.create(execution, {
          info: { value: { id } },
          run: {
            value: async (...given: Parameters<Execution['run']>) => {
              clock += answerMs + given[0] * stepMs;
              return run ? run(execution, given) : execution.run(...given);
            },
          },
        }) as Execution;
      },
    };
  }

  const trainer = createTrainer({
    room: {
      gpu: async () => 'hardware',
      start: (id) => {
        started.push(id);
        return id === 'compiled-webgpu'
          ? simulated(id, device)
          : simulated('compiled-wasm', { stepMs: 1, answerMs: 0 });
      },
      forget: () => {},
    },
    now: () => clock,
    // What waits for long waits for a device that is silent.
    breathe: (ms) => new Promise((resolve) => setTimeout(resolve, ms > 1_000 ? 400 : Math.min(ms, 2))),
  });
  trainer.subscribe((event) => {
    if (event.type === 'status') status = event.status;
  });
  return { trainer, started, status: () => status };
}

/** Lets a run play until something is known of the GPU. */
async function played(page: ReturnType<typeof pageWith>): Promise<Status> {
  await page.trainer.load(experiment);
  expect(page.status()?.engine?.id).toBe('compiled-wasm');
  await page.trainer.play('max');
  await expect.poll(() => page.status()?.gpu, { timeout: 5_000 }).toBeDefined();
  return page.status() as Status;
}

const bits = async (trainer: TrainerApi): Promise<number[]> => [...(await trainer.samples())];

describe('a run on the CPU beside a GPU', () => {
  it('moves there where it is faster and computes the same, and says at which step', async () => {
    const page = pageWith({ stepMs: 0.1, answerMs: 1 });
    const { gpu, engine, state, step, run } = await played(page);
    expect(gpu).toMatchObject({ kind: 'taken' });
    expect([engine?.id, state, run]).toEqual(['compiled-webgpu', 'running', 1]);
    if (gpu?.kind !== 'taken') throw new Error('not taken');
    expect(gpu.step).toBeLessThanOrEqual(step);
    expect(gpu.ratio).toBeGreaterThan(5);
    // Nothing was lost or trained twice on the way: both devices are the same engine here.
    await page.trainer.pause();
    const { step: end } = await page.trainer.runTo((page.status()?.step ?? 0) + 50);
    const moved = await bits(page.trainer);
    const alone = pageWith({ stepMs: 9, answerMs: 0 });
    await alone.trainer.load(experiment);
    await alone.trainer.runTo(end);
    expect(moved).toEqual(await bits(alone.trainer));
  });

  it('stays where the GPU is no faster, however fast its steps are for themselves', async () => {
    for (const device of [
      { stepMs: 2, answerMs: 0 },
      { stepMs: 0.9, answerMs: 40 },
    ]) {
      const { gpu, engine } = await played(pageWith(device));
      expect([gpu?.kind, engine?.id]).toEqual(['slower', 'compiled-wasm']);
    }
  });

  const liars: Readonly<Record<string, [Device['run'], string]>> = {
    'does nothing': [
      async (execution, given) => {
        const { state } = await execution.snapshot();
        await execution.run(...given);
        await execution.restore({ ...(await execution.snapshot()), state });
        return {};
      },
      'wrong',
    ],
    'adds up wrongly': [
      async (execution, given) => {
        const report = await execution.run(...given);
        const snapshot = await execution.snapshot();
        for (const vector of Object.values(snapshot.state))
          vector.forEach((x, i) => {
            if (i % 16 === 5) vector[i] = 1.5 * x + 0.1;
          });
        await execution.restore(snapshot);
        return report;
      },
      'wrong',
    ],
    'reports no numbers': [
      async (execution, given) => ({ ...(await execution.run(...given)), generatorLoss: Number.NaN }),
      'wrong',
    ],
    'fails late': [
      async (execution, given) => {
        if (execution.step > 2) throw new Error('device lost');
        return execution.run(...given);
      },
      'failed',
    ],
    'falls silent': [() => new Promise(() => {}), 'silent'],
  };
  it.each(Object.entries(liars))('does not move to a GPU that %s, nor try it again', async (_, [run, kind]) => {
    const page = pageWith({ stepMs: 0.01, answerMs: 0, ...(run && { run }) });
    const { gpu, engine } = await played(page);
    expect([gpu?.kind, engine?.id]).toEqual([kind, 'compiled-wasm']);
    const tries = page.started.filter((id) => id === 'compiled-webgpu').length;
    await page.trainer.load(withValues(experiment, { seed: 5 }));
    await page.trainer.play('max');
    await expect.poll(() => page.status()?.step).toBeGreaterThan(20);
    expect(page.status()?.gpu?.kind).toBe(kind);
    expect(page.started.filter((id) => id === 'compiled-webgpu')).toHaveLength(tries);
    await page.trainer.pause();
  });

  it('is on the CPU again, and stays there, once the GPU is lost', async () => {
    let isLost = false;
    const page = pageWith({
      stepMs: 0.1,
      answerMs: 0,
      run: (execution, given) => (isLost ? Promise.reject(new Error('device lost')) : execution.run(...given)),
    });
    await played(page);
    isLost = true;
    await expect.poll(() => page.status()?.stop?.kind).toBe('engine-lost');
    expect(page.status()).toMatchObject({ engine: { id: 'compiled-wasm' }, gpu: { kind: 'lost' } });
  });

  it('does not move a run that somebody pinned to an engine', async () => {
    const page = pageWith({ stepMs: 0.01, answerMs: 0 });
    await page.trainer.load(experiment, { engine: 'compiled-wasm' });
    await page.trainer.play('max');
    await expect.poll(() => page.status()?.step).toBeGreaterThan(200);
    expect(page.started).not.toContain('compiled-webgpu');
    await page.trainer.pause();
  });
});
