import * as tf from '@tensorflow/tfjs-core';
import { createShared } from '../common/shared.ts';
import { adapterName } from '../probeGpu.ts';
import { holdDevice } from '../webgpu/sharedDevice.ts';

const NAME = 'webgpu';
/** What tfjs-backend-webgpu registers itself with. */
const PRIORITY = 3;

interface WebgpuBackend {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** Makes tfjs forget the backend, and lets go of the device. */
  close(): void;
}

function remove(): void {
  if (tf.findBackendFactory(NAME)) tf.removeBackend(NAME);
}

/**
 * The WebGPU backend of tfjs, on the device that all engines share instead of one of its own, and imported when it is
 * first wanted. tfjs forgets it with its last holder or its device, so that the next one gets a device that works.
 */
export const holdWebgpuBackend = createShared<WebgpuBackend>({
  async open() {
    const { value, release } = await holdDevice();
    try {
      const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
      const { device, info } = value;
      // The import has registered a factory that would ask for another device.
      remove();
      tf.registerBackend(NAME, () => new WebGPUBackend(device, info), PRIORITY);
      const close = (): void => {
        remove();
        release();
      };
      return { device, adapter: adapterName(info), close };
    } catch (cause) {
      release();
      throw cause;
    }
  },
  close: (backend) => backend.close(),
  lost: ({ device }) => device.lost,
});
