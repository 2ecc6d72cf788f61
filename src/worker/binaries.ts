import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

const absolute = (url: string): string => new URL(url, self.location.href).href;

/** Addresses of the binaries of tfjs-backend-wasm by file name; they come from the page's own origin. */
export const tfjsBinaries = (): Readonly<Record<string, string>> => ({
  'tfjs-backend-wasm.wasm': absolute(plainUrl),
  'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
});
