import type { Hold } from '../common/shared.ts';
import { EngineMemoryError, EngineUnavailableError } from '../contract.ts';
import { adapterName } from '../probeGpu.ts';
import { holdDevice, type SharedDevice } from './sharedDevice.ts';

export const WEBGPU_ID = 'compiled-webgpu';

/** A device with what an engine needs to know of it. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** Throws an EngineUnavailableError once the device is lost. */
  check(): void;
  /** The result of waiting for the device; rejects with an EngineUnavailableError if it is lost meanwhile. */
  settle<T>(waiting: Promise<T>): Promise<T>;
  /** Gives the device back; it ends with its last holder, and a given one outlives this. */
  dispose(): void;
}

/** The shared device of this thread, as an engine wants it. */
async function hold(): Promise<Hold<SharedDevice>> {
  try {
    return await holdDevice();
  } catch (cause) {
    throw new EngineUnavailableError(WEBGPU_ID, cause instanceof Error ? cause.message : String(cause));
  }
}

/** The given device, or the one that all engines share. Throws an EngineUnavailableError if there is none. */
export async function openDevice(given?: GPUDevice): Promise<Gpu> {
  const { value, release } = given
    ? { value: { device: given, info: given.adapterInfo }, release: () => undefined }
    : await hold();
  const { device, info } = value;
  let loss: string | undefined;
  void device.lost.then(({ message, reason }) => {
    loss = `its device was lost: ${message || reason}`;
  });
  // What the device refuses to do it does not do, and quickly: the state would stand still, with numbers that look healthy.
  const refuse = ({ error }: GPUUncapturedErrorEvent): void => {
    loss ??= `its device refused a command: ${error.message}`;
  };
  device.addEventListener('uncapturederror', refuse);
  const lost = (why: string) => new EngineUnavailableError(WEBGPU_ID, why);
  const check = (): void => {
    if (loss !== undefined) throw lost(loss);
  };
  return {
    device,
    adapter: adapterName(info),
    check,
    async settle(waiting) {
      try {
        const result = await waiting;
        check();
        return result;
      } catch (error) {
        check();
        // Mapping is aborted before the loss itself is announced.
        if (error instanceof DOMException && error.name === 'AbortError')
          throw lost(`its device was lost: ${error.message}`);
        throw error;
      }
    },
    dispose() {
      loss ??= 'its device was lost: the engine was disposed of';
      device.removeEventListener('uncapturederror', refuse);
      release();
    },
  };
}

type LimitName = 'maxStorageBufferBindingSize' | 'maxBufferSize' | 'maxUniformBufferBindingSize';

/** Throws an EngineUnavailableError that names the limit of the device which `needed` exceeds. */
export function checkLimit({ device }: Gpu, name: LimitName, needed: number): void {
  const limit = device.limits[name];
  if (needed > limit) throw new EngineUnavailableError(WEBGPU_ID, `${name} is ${limit}, this program needs ${needed}`);
}

/** Buffers of the given sizes in bytes. Rejects with an EngineMemoryError if the device has no room for them. */
export async function createBuffers(gpu: Gpu, wanted: readonly GPUBufferDescriptor[]): Promise<GPUBuffer[]> {
  const { device } = gpu;
  for (const { size, usage } of wanted) {
    checkLimit(gpu, 'maxBufferSize', size);
    if (usage & GPUBufferUsage.STORAGE) checkLimit(gpu, 'maxStorageBufferBindingSize', size);
  }
  device.pushErrorScope('out-of-memory');
  const buffers = wanted.map((descriptor) => device.createBuffer(descriptor));
  const failure = await gpu.settle(device.popErrorScope());
  if (!failure) return buffers;
  for (const buffer of buffers) buffer.destroy();
  throw new EngineMemoryError(
    wanted.reduce((sum, { size }) => sum + size, 0),
    failure,
  );
}

/** Numbers of a buffer from element `first` on, once everything submitted so far is done. */
export async function readFloats(gpu: Gpu, source: GPUBuffer, count: number, first = 0): Promise<Float32Array> {
  const { device } = gpu;
  const { BYTES_PER_ELEMENT } = Float32Array;
  const bytes = count * BYTES_PER_ELEMENT;
  const reading = device.createBuffer({ size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, first * BYTES_PER_ELEMENT, reading, 0, bytes);
    device.queue.submit([encoder.finish()]);
    await gpu.settle(reading.mapAsync(GPUMapMode.READ));
    return new Float32Array(reading.getMappedRange().slice(0));
  } finally {
    reading.destroy();
  }
}
