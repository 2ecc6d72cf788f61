import { describe, expect, it } from 'vitest';
import { type Engine, type EngineId, EngineUnavailableError } from '../engine/contract.ts';
import { chooseEngine, type EngineRoom, type Gpu } from './engines.ts';

const engine = (id: EngineId): Engine => ({
  info: { id },
  load: () => Promise.reject(new Error('not needed here')),
  loadEnsemble: () => Promise.reject(new Error('not needed here')),
  dispose: () => Promise.resolve(),
});

function room(gpu: Gpu, missing: readonly EngineId[] = [], threads = 1): EngineRoom {
  return {
    gpu: () => Promise.resolve(gpu),
    threads: () => threads,
    start: async (id) => {
      if (missing.includes(id)) throw new EngineUnavailableError(id, 'not here');
      return engine(id);
    },
    forget: () => {},
  };
}

const speeds = (rates: Partial<Record<EngineId, number>>) => async (tried: Engine) => rates[tried.info.id] ?? 0;
const never = async (): Promise<number> => {
  throw new Error('no trial expected');
};

describe('choice of the engine', () => {
  it('takes the CPU at once, and says why, when there is no hardware GPU', async () => {
    expect(await chooseEngine(room('software'), 'auto', never)).toMatchObject({
      engine: { info: { id: 'compiled-wasm' } },
      noGpu: 'software',
    });
    expect(
      await chooseEngine(room('missing', ['compiled-wasm', 'compiled-wasm-strict', 'eager-wasm']), 'auto', never),
    ).toMatchObject({
      engine: { info: { id: 'eager-cpu' } },
      noGpu: 'missing',
    });
  });

  it('takes several threads where a run may have them, and one where they cannot start', async () => {
    const taken = await chooseEngine(room('missing', [], 3), 'auto', never);
    expect(taken.engine.info.id).toBe('compiled-wasm-threads');
    const refused = await chooseEngine(room('missing', ['compiled-wasm-threads'], 3), 'auto', never);
    expect(refused.engine.info.id).toBe('compiled-wasm');
  });

  it('takes whichever is faster on the run itself', async () => {
    const quickGpu = await chooseEngine(
      room('hardware'),
      'auto',
      speeds({ 'compiled-webgpu': 900, 'compiled-wasm': 500 }),
    );
    const slowGpu = await chooseEngine(
      room('hardware'),
      'auto',
      speeds({ 'compiled-webgpu': 100, 'compiled-wasm': 500 }),
    );
    expect([quickGpu.engine.info.id, slowGpu.engine.info.id]).toEqual(['compiled-webgpu', 'compiled-wasm']);
  });

  it('falls back to the CPU when the GPU fails its trial', async () => {
    const chosen = await chooseEngine(room('hardware', ['compiled-webgpu']), 'auto', speeds({}));
    expect(chosen.engine.info.id).toBe('compiled-wasm');
  });

  it('obeys an explicit wish or fails with the reason', async () => {
    expect((await chooseEngine(room('hardware'), 'eager-cpu', never)).engine.info.id).toBe('eager-cpu');
    await expect(chooseEngine(room('missing', ['compiled-webgpu']), 'compiled-webgpu', never)).rejects.toThrow(
      'not here',
    );
  });
});
