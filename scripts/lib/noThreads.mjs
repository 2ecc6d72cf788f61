/**
 * Stands in for the multi-threaded loader of tfjs-backend-wasm and its worker. Threads need cross-origin isolation, which
 * a plain file host cannot give; the engine switches them off, so all this is never called.
 */
export const wasmWorkerContents = '';

export default function loadThreaded() {
  throw new Error('the multi-threaded WebAssembly backend is not part of this build');
}
