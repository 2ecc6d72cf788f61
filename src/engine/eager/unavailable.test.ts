import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { EngineUnavailableError } from '../contract.ts';
import { probeGpu } from '../probeGpu.ts';
import { createEagerEngine } from './eagerEngine.ts';

const withGpu = async <T>(gpu: unknown, action: () => Promise<T>): Promise<T> => {
  vi.stubGlobal('navigator', { gpu });
  try {
    return await action();
  } finally {
    vi.unstubAllGlobals();
  }
};

const adapter = (info: Partial<GPUAdapterInfo>) => ({
  requestAdapter: async () => ({ info: { vendor: '', architecture: '', device: '', description: '', ...info } }),
});

it('tells hardware, software and missing adapters apart', async () => {
  const hardware = adapter({ vendor: 'apple', architecture: 'metal-3' });
  expect(await withGpu(hardware, probeGpu)).toEqual({ kind: 'hardware', adapter: 'apple metal-3' });
  expect((await withGpu(adapter({ vendor: 'x', isFallbackAdapter: true }), probeGpu)).kind).toBe('software');
  expect((await withGpu(adapter({ vendor: 'google', architecture: 'swiftshader' }), probeGpu)).kind).toBe('software');
  expect(await withGpu({ requestAdapter: async () => null }, probeGpu)).toEqual({ kind: 'missing' });
  expect(await withGpu(undefined, probeGpu)).toEqual({ kind: 'missing' });
  const broken = { requestAdapter: () => Promise.reject(new Error('blocked')) };
  expect(await withGpu(broken, probeGpu)).toEqual({ kind: 'missing' });
});

it('says why WebGPU cannot start', async () => {
  const failure = await createEagerEngine('webgpu').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineUnavailableError);
  expect(failure).toMatchObject({ engine: 'eager-webgpu', message: 'eager-webgpu: there is no WebGPU adapter' });
});

it('says that the wasm backend did not start without its binary, and leaves the CPU usable', async () => {
  const [warn, error] = (['warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(undefined),
  );
  const failure = await createEagerEngine('wasm', { wasmPath: '/no/such/folder/' }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineUnavailableError);
  expect(failure).toMatchObject({ engine: 'eager-wasm' });
  const engine = await createEagerEngine('cpu');
  expect(tf.tidy(() => tf.add(1, 1).dataSync()[0])).toBe(2);
  await engine.dispose();
  warn?.mockRestore();
  error?.mockRestore();
});
