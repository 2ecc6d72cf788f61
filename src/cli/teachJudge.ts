import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadMnist } from '../data/images/mnist.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { encodeJudge, roundedWeights } from '../train/judge/packedJudge.ts';
import { heldOutAccuracy, trainJudge } from '../train/judge/trainJudge.ts';

// Strict, so that every machine teaches the same judge: what relaxed SIMD does is up to the processor.
const engine = await createWasmEngine({ variant: 'strict' });
const set = await loadMnist();
const trained = await trainJudge(engine, set);
const weights = roundedWeights(trained.weights);
const accuracy = await heldOutAccuracy(engine, { ...trained, weights }, set);
const file = process.argv[2] as string;
await mkdir(dirname(file), { recursive: true });
// Renamed into place, so that a second process never reads half a file.
const fresh = `${file}.${process.pid}`;
await writeFile(fresh, gzipSync(encodeJudge({ accuracy, weights }), { level: 9 }));
await rename(fresh, file);
process.exit(0);
