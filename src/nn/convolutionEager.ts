import * as tf from '@tensorflow/tfjs-core';
import { eachPlace, type Geometry, gridOf, moveWindows } from '../math/windows.ts';

/** The kernels of convolution.ts for the eager backends: loops where the numbers are at hand, gathers on devices. */

type Kernel = 'Patches' | 'Unpatches';

/** Shape of the result for an operand with so many numbers. */
function shapeOf(kernel: Kernel, geometry: Geometry, size: number): [number, number] {
  const { windows, patch, picture } = gridOf(geometry);
  return kernel === 'Patches' ? [(size / picture) * windows, patch] : [size / (windows * patch), picture];
}

/** For backends whose memory is that of this thread. */
function looped(kernel: Kernel, x: tf.TensorInfo, geometry: Geometry, backend: tf.KernelBackend): tf.TensorInfo {
  const values = backend.readSync(x.dataId) as Float32Array;
  const shape = shapeOf(kernel, geometry, values.length);
  const result = new Float32Array(shape[0] * shape[1]);
  moveWindows(geometry, values, result, kernel === 'Unpatches');
  return { dataId: backend.write(result, shape, 'float32'), shape, dtype: 'float32' };
}

/** For each place of a window its pixel, and for each pixel its places; one past the end stands for none. */
interface Tables {
  readonly pixelOf: Int32Array;
  /** As many as there are places at the pixel that has most of them. */
  readonly placesOf: readonly Int32Array[];
}

const tables = new Map<string, Tables>();

function tablesOf(geometry: Geometry): Tables {
  const { height, width, kernel, stride, padding } = geometry;
  const key = [height, width, kernel, stride, padding].join();
  const known = tables.get(key);
  if (known) return known;
  const [pixels, places] = [height * width, gridOf(geometry).windows * kernel * kernel];
  const pixelOf = new Int32Array(places).fill(pixels);
  const placesOf: Int32Array[] = [];
  const taken = new Int32Array(pixels);
  eachPlace(geometry, (place, pixel) => {
    pixelOf[place] = pixel;
    const turn = taken[pixel] as number;
    placesOf[turn] ??= new Int32Array(pixels).fill(places);
    (placesOf[turn] as Int32Array)[pixel] = place;
    taken[pixel] = turn + 1;
  });
  const made = { pixelOf, placesOf };
  tables.set(key, made);
  return made;
}

/** The same as plain tfjs operations, which run on any backend. */
export function gathered(kernel: Kernel, x: tf.Tensor, geometry: Geometry): tf.Tensor {
  const shape = shapeOf(kernel, geometry, x.size);
  const { channels, height, width } = geometry;
  const [batch, entries] = kernel === 'Patches' ? [x.size / gridOf(geometry).picture, height * width] : [shape[0], -1];
  const { pixelOf, placesOf } = tablesOf(geometry);
  // One more entry of zeros, for places beside the picture and pixels that fewer windows look at.
  const known = tf.concat([tf.reshape(x, [batch, entries, channels]), tf.zeros([batch, 1, channels])], 1);
  const indices = kernel === 'Patches' ? [pixelOf] : placesOf;
  const terms = indices.map((index) => tf.gather(known, tf.tensor1d(index, 'int32'), 1) as tf.Tensor);
  // Two at a time: addN gives zeros for more terms than a device has bindings.
  return tf.reshape(
    terms.reduce((sum, term) => tf.add(sum, term)),
    shape,
  );
}

const LOOPED: readonly string[] = ['cpu', 'wasm'];

/** Makes both kernels known to the eager backends, loaded or not. */
export function registerEager(): void {
  for (const backendName of ['cpu', 'wasm', 'webgl', 'webgpu']) {
    for (const kernelName of ['Patches', 'Unpatches'] as const) {
      tf.registerKernel({
        kernelName,
        backendName,
        kernelFunc({ inputs, attrs, backend }) {
          const x = inputs.x as tf.Tensor;
          const geometry = attrs as unknown as Geometry;
          if (LOOPED.includes(backendName)) return looped(kernelName, x, geometry, backend as tf.KernelBackend);
          return tf.tidy(() => gathered(kernelName, x, geometry));
        },
      });
    }
  }
}
