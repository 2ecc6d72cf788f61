import { EngineMemoryError, EngineUnavailableError } from '../contract.ts';
import { adapterName } from '../probeGpu.ts';

export const WEBGPU_ID = 'compiled-webgpu';

/** A device with what an engine needs to know of it. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** Throws an EngineUnavailableError once the device is lost. */
  check(): void;
  /** The result of waiting for the device; rejects with an EngineUnavailableError if it is lost meanwhile. */
  settle<T>(waiting: Promise<T>): Promise<T>;
  /** Ends the device if it was made here. */
  dispose(): void;
}

async function request(): Promise<{ readonly device: GPUDevice; readonly info: GPUAdapterInfo }> {
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailableError(WEBGPU_ID, 'there is no WebGPU adapter');
  // Wide networks with large batches need more than the guaranteed 128 MiB.
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  try {
    const device = await adapter.requestDevice({ requiredLimits: { maxStorageBufferBindingSize, maxBufferSize } });
    return { device, info: adapter.info };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineUnavailableError(WEBGPU_ID, `the adapter gives no device: ${reason}`);
  }
}

/** The given device, or a new one of the fastest adapter. Throws an EngineUnavailableError if there is none. */
export async function openDevice(given?: GPUDevice): Promise<Gpu> {
  const { device, info } = given ? { device: given, info: given.adapterInfo } : await request();
  let loss: string | undefined;
  void device.lost.then(({ message, reason }) => {
    loss = message || reason;
  });
  const lost = (why: string) => new EngineUnavailableError(WEBGPU_ID, `its device was lost: ${why}`);
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
        if (error instanceof DOMException && error.name === 'AbortError') throw lost(error.message);
        throw error;
      }
    },
    dispose() {
      if (!given) device.destroy();
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

/** Numbers of a buffer from byte 0 on, once everything submitted so far is done. */
export async function readFloats(gpu: Gpu, source: GPUBuffer, count: number): Promise<Float32Array> {
  const { device } = gpu;
  const bytes = count * Float32Array.BYTES_PER_ELEMENT;
  const reading = device.createBuffer({ size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, 0, reading, 0, bytes);
    device.queue.submit([encoder.finish()]);
    await gpu.settle(reading.mapAsync(GPUMapMode.READ));
    return new Float32Array(reading.getMappedRange().slice(0));
  } finally {
    reading.destroy();
  }
}
