import * as tf from '@tensorflow/tfjs-core';

/** Backends of stock TensorFlow.js. */
export type StockBackend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** Where the binaries of tfjs-backend-wasm are, see `EagerOptions`. */
export type WasmPath = string | Readonly<Record<string, string>>;

const imports: Readonly<Record<StockBackend, (wasmPath: WasmPath) => Promise<unknown>>> = {
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  async wasm(wasmPath) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // Threads need cross-origin isolation, which a plain file host cannot give; without it tfjs has none either.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (typeof wasmPath === 'string') return setWasmPaths(wasmPath);
    // tfjs wants an address for the threaded variant too, although it never fetches it without threads.
    return setWasmPaths({ 'tfjs-backend-wasm-threaded-simd.wasm': '', ...wasmPath });
  },
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
};

/** Starts a backend as it comes, in production mode. Throws an Error that says why it cannot start. */
export async function startStockBackend(backend: StockBackend, wasmPath: WasmPath): Promise<void> {
  tf.enableProdMode();
  await imports[backend](wasmPath);
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its ${backend} backend`);
  await tf.ready();
}
