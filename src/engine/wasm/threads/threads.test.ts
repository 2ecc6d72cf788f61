import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hireInNode } from '../../../cli/helperThreads.ts';
import { defaultExperiment, withValues } from '../../../experiment/experiment.ts';
import { ringLaw } from '../../../testing/drawnOnce.ts';
import { startTfjs } from '../../../testing/tfjs.ts';
import { buildProgram } from '../../../train/program.ts';
import { settingsAt } from '../../../train/settings.ts';
import type { Engine, Execution } from '../../contract.ts';
import { createWasmEngine } from '../wasmEngine.ts';
import type { Helper } from './team.ts';
import type { Tempo } from './tempo.ts';
import { createThreadedEngine } from './threadedEngine.ts';

const law = ringLaw();
const wide = withValues(defaultExperiment(), {
  'generator.width': 64,
  'critic.width': 60,
  'training.batch': 129,
  'penalty.kind': 'one-sided',
});
const program = buildProgram(wide, law);
const settings = settingsAt(wide);

/** All threads run every burst, however slow that may be. */
const together = (): Tempo => ({ together: true, next: () => true, note: () => undefined });

let alone: Engine;
beforeAll(async () => {
  await startTfjs();
  alone = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => alone.dispose());

/** Helpers that are known, so that one of them can be ended. */
const hired: Helper[] = [];
function hire(): Helper {
  const helper = hireInNode();
  hired.push(helper);
  return helper;
}

/** An execution whose helpers are there. */
async function readyOf(engine: Engine): Promise<Execution> {
  const execution = await engine.load(program, 7);
  for (let i = 0; execution.info.threads === 1 && i < 2_000; i++) await new Promise((done) => setTimeout(done, 5));
  return execution;
}

describe('several threads', () => {
  it.each([2, 3])('%i of them compute the bits of one', async (threads) => {
    const engine = await createThreadedEngine({ variant: 'strict', threads, hire, tempo: together });
    const [many, one] = [await readyOf(engine), await alone.load(program, 7)];
    expect(many.info.threads).toBe(threads);
    expect(await many.run(12, settings)).toEqual(await one.run(12, settings));
    const held = await many.snapshot();
    expect(held).toEqual(await one.snapshot());

    // Between bursts, memory is that of an engine of one thread.
    const latents = Float32Array.from({ length: 40 }, (_, i) => Math.sin(i));
    expect(await many.probe('generate', latents, 2)).toEqual(await one.probe('generate', latents, 2));
    await many.restore(held);
    await many.run(3, settings);
    await one.run(3, settings);
    expect(await many.snapshot()).toEqual(await one.snapshot());

    // Helpers go from one program to the next.
    const before = hired.length;
    many.dispose();
    const next = await readyOf(engine);
    expect(hired.length).toBe(before);
    await next.run(1, settings);
    await engine.dispose();
  });

  it('a small program gets no helpers', async () => {
    const engine = await createThreadedEngine({ variant: 'strict', threads: 2, hire });
    const before = hired.length;
    const experiment = withValues(defaultExperiment(), { 'generator.width': 8, 'critic.width': 8 });
    const execution = await engine.load(buildProgram(experiment, law), 7);
    await execution.run(2, settingsAt(experiment));
    expect(hired.length).toBe(before);
    expect(execution.info).toEqual({ id: 'compiled-wasm-threads' });
    await engine.dispose();
  });

  it('a thread that dies ends the run instead of letting it hang', async () => {
    const engine = await createThreadedEngine({ variant: 'strict', threads: 2, hire, tempo: together, patienceMs: 60 });
    const execution = await readyOf(engine);
    await execution.run(1, settings);
    await hired.at(-1)?.end();
    await expect(execution.run(1, settings)).rejects.toThrow();
    await engine.dispose();
  });

  it('one that never comes leaves the work to the others', async () => {
    const nobody: Helper = { serve: () => Promise.reject(new Error('no thread')), end: () => undefined };
    const engine = await createThreadedEngine({ variant: 'strict', threads: 2, hire: () => nobody });
    const [execution, one] = [await engine.load(program, 7), await alone.load(program, 7)];
    await execution.run(2, settings);
    await one.run(2, settings);
    expect(await execution.snapshot()).toEqual(await one.snapshot());
    expect(execution.info.threads).toBe(1);
    await engine.dispose();
  });
});
