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

describe('choice of the engine', () => {
  it('takes the CPU at once, and says why, when there is no hardware GPU', async () => {
    expect(await chooseEngine(room('software'), 'auto')).toMatchObject({
      engine: { info: { id: 'compiled-wasm' } },
      noGpu: 'software',
    });
    expect(
      await chooseEngine(room('missing', ['compiled-wasm', 'compiled-wasm-strict', 'eager-wasm']), 'auto'),
    ).toMatchObject({
      engine: { info: { id: 'eager-cpu' } },
      noGpu: 'missing',
    });
  });

  it('takes several threads where a run may have them, and one where they cannot start', async () => {
    const taken = await chooseEngine(room('missing', [], 3), 'auto');
    expect(taken.engine.info.id).toBe('compiled-wasm-threads');
    const refused = await chooseEngine(room('missing', ['compiled-wasm-threads'], 3), 'auto');
    expect(refused.engine.info.id).toBe('compiled-wasm');
  });

  it('begins on the CPU where there is a hardware GPU, and may move', async () => {
    const chosen = await chooseEngine(room('hardware'), 'auto');
    expect([chosen.engine.info.id, chosen.mayMove, chosen.noGpu]).toEqual(['compiled-wasm', true, undefined]);
    expect((await chooseEngine(room('software'), 'auto')).mayMove).toBeUndefined();
    expect((await chooseEngine(room('hardware'), 'compiled-wasm-strict')).mayMove).toBeUndefined();
  });

  it('obeys an explicit wish or fails with the reason', async () => {
    expect((await chooseEngine(room('hardware'), 'eager-cpu')).engine.info.id).toBe('eager-cpu');
    await expect(chooseEngine(room('missing', ['compiled-webgpu']), 'compiled-webgpu')).rejects.toThrow('not here');
  });
});
