import { mul } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Member, Program } from '../contract.ts';
import { EngineMemoryError, EngineUnavailableError } from '../contract.ts';
import type { Gpu } from './device.ts';
import { loadMembers } from './loadedMembers.ts';

/** Two numbers that a phase doubles. */
const program: Program = {
  name: 'doubling',
  state: { x: Float32Array.of(1, 2) },
  data: { values: new Float32Array(8), columns: 2 },
  settings: [],
  phases: [{ id: 'double', body: ({ state }) => ({ state: { x: mul(state('x'), 2) }, report: {} }) }],
  probes: {},
};

const members = (size: number): Member[] => Array.from({ length: size }, (_, seed) => ({ state: program.state, seed }));

interface Failing {
  readonly memory?: boolean;
  readonly maxBufferSize?: number;
}

/** A device that notes its buffers; it fails as it is told, at the latest when it should compile a shader. */
function fakeGpu({ memory = false, maxBufferSize = 2 ** 20 }: Failing) {
  const buffers: { readonly size: number; isDestroyed: boolean }[] = [];
  const device = {
    limits: {
      maxBufferSize,
      maxStorageBufferBindingSize: maxBufferSize,
      minStorageBufferOffsetAlignment: 256,
      maxComputeInvocationsPerWorkgroup: 256,
      maxComputeWorkgroupSizeX: 256,
    },
    pushErrorScope: () => undefined,
    popErrorScope: async () => (memory ? { message: 'full' } : null),
    createBuffer: ({ size }: GPUBufferDescriptor) => {
      const buffer = { size, isDestroyed: false };
      buffers.push(buffer);
      return { destroy: () => Object.assign(buffer, { isDestroyed: true }) };
    },
    createBindGroupLayout: () => ({}),
    createPipelineLayout: () => ({}),
    createShaderModule: () => ({ getCompilationInfo: async () => ({ messages: [{ lineNum: 3, message: 'no' }] }) }),
    createComputePipelineAsync: () => Promise.reject(new Error('refused')),
  };
  const gpu = { device, adapter: 'fake', check: () => undefined, settle: <T>(waiting: Promise<T>) => waiting };
  return { gpu: gpu as unknown as Gpu, buffers };
}

beforeEach(() => {
  vi.stubGlobal('GPUBufferUsage', { STORAGE: 1, COPY_SRC: 2, COPY_DST: 4, UNIFORM: 8 });
  vi.stubGlobal('GPUShaderStage', { COMPUTE: 4 });
});
afterEach(() => void vi.unstubAllGlobals());

it('says how much does not fit, and keeps nothing', async () => {
  const { gpu, buffers } = fakeGpu({ memory: true });
  const failure = await loadMembers(gpu, program, members(5)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineMemoryError);
  expect(failure).toMatchObject({ bytes: buffers.reduce((sum, { size }) => sum + size, 0) });
  expect(buffers.length).toBeGreaterThan(0);
  expect(buffers.every(({ isDestroyed }) => isDestroyed)).toBe(true);
});

it('keeps nothing if a shader is refused', async () => {
  const { gpu, buffers } = fakeGpu({});
  await expect(loadMembers(gpu, program, members(3))).rejects.toThrow('refuses a shader: line 3: no');
  expect(buffers.every(({ isDestroyed }) => isDestroyed)).toBe(true);
});

it('names the limit if not even one member fits', async () => {
  const { gpu, buffers } = fakeGpu({ maxBufferSize: 64 });
  const failure = await loadMembers(gpu, program, members(3)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EngineUnavailableError);
  expect(failure).toHaveProperty('message', expect.stringMatching(/maxBufferSize is 64, this program needs \d+/));
  expect(buffers).toEqual([]);
});

it('refuses members that are not of the program, and none', async () => {
  const { gpu } = fakeGpu({});
  await expect(loadMembers(gpu, program, [])).rejects.toThrow(RangeError);
  const other = { state: { x: new Float32Array(3) }, seed: 0 };
  await expect(loadMembers(gpu, program, [...members(1), other])).rejects.toThrow('member 1 does not fit: x');
});
