import * as tf from '@tensorflow/tfjs-core';
import { eachPlace, type Geometry, gridOf } from '../math/windows.ts';

/** The kernels of convolution.ts as gathers of plain tfjs, for the eager backends. */

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
  const { windows } = gridOf(geometry);
  const [pixels, places] = [height * width, windows * kernel * kernel];
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

/** x [batch, count·channels] with one more entry [channels] of zeros, as [batch, count + 1, channels]. */
function withNothing(x: tf.Tensor, batch: number, channels: number): tf.Tensor3D {
  const entries = tf.reshape(x, [batch, -1, channels]);
  return tf.concat([entries, tf.zeros([batch, 1, channels])], 1) as tf.Tensor3D;
}

const gathered = (x: tf.Tensor, index: Int32Array): tf.Tensor => tf.gather(x, tf.tensor1d(index, 'int32'), 1);

function patches(x: tf.Tensor, geometry: Geometry): tf.Tensor {
  const { windows, patch, picture } = gridOf(geometry);
  const batch = x.size / picture;
  const places = gathered(withNothing(x, batch, geometry.channels), tablesOf(geometry).pixelOf);
  return tf.reshape(places, [batch * windows, patch]);
}

function unpatches(x: tf.Tensor, geometry: Geometry): tf.Tensor {
  const { windows, patch, picture } = gridOf(geometry);
  const batch = x.size / (windows * patch);
  const places = withNothing(x, batch, geometry.channels);
  const sum = tf.addN(tablesOf(geometry).placesOf.map((index) => gathered(places, index)));
  return tf.reshape(sum, [batch, picture]);
}

/** Makes both kernels known to the eager backends, loaded or not. */
export function registerEager(): void {
  for (const backendName of ['cpu', 'wasm', 'webgl', 'webgpu']) {
    for (const [kernelName, kernel] of [['Patches', patches] as const, ['Unpatches', unpatches] as const]) {
      tf.registerKernel({
        kernelName,
        backendName,
        kernelFunc: ({ inputs, attrs }) =>
          tf.tidy(() => kernel((inputs as { x: tf.Tensor }).x, attrs as unknown as Geometry)),
      });
    }
  }
}
