import * as tf from '@tensorflow/tfjs-core';

const watched = new WeakSet<GPUDevice>();

/**
 * Makes tfjs forget its WebGPU backend once the device is lost (reads then reject), so that the next engine asks for a
 * new device instead of being handed the dead one. Call with that backend active.
 */
export function forgetWhenLost(): void {
  const { device } = tf.backend() as unknown as { readonly device: GPUDevice };
  if (watched.has(device)) return;
  watched.add(device);
  void device.lost.then(() => {
    const factory = tf.findBackendFactory('webgpu');
    tf.removeBackend('webgpu');
    tf.registerBackend('webgpu', factory);
  });
}
