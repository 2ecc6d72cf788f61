/**
 * Start of every bundle that runs in Node: the Emscripten loader of tfjs-backend-wasm expects CommonJS there.
 */
export const NODE_INTRO = 'const __dirname = import.meta.dirname;';
