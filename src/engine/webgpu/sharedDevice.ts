import { createShared } from '../common/shared.ts';

/** A device and what its adapter says of itself; older browsers do not tell it of a device. */
export interface SharedDevice {
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
}

/**
 * Limits to raise to what the adapter has: wide networks with large batches and ensembles need more than the guaranteed
 * 128 MiB, workgroups may be as large as they can be, and these are all that tfjs-backend-webgpu asks for.
 */
const RAISED = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupsPerDimension',
] as const;

/**
 * The one device of this thread, shared by all engines that compute on it; lost or given back by everyone, the next call
 * asks for a new one. Rejects with an Error that says what is missing.
 */
export const holdDevice = createShared<SharedDevice>({
  async open() {
    const gpu: GPU | undefined = globalThis.navigator?.gpu;
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) throw new Error('there is no WebGPU adapter');
    try {
      const requiredLimits = Object.fromEntries(RAISED.map((name) => [name, adapter.limits[name]]));
      return { device: await adapter.requestDevice({ requiredLimits }), info: adapter.info };
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`the adapter gives no device: ${reason}`, { cause });
    }
  },
  close: ({ device }) => device.destroy(),
  lost: ({ device }) => device.lost,
});
