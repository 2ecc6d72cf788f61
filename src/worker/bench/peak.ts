import * as tf from '@tensorflow/tfjs-core';
import type { Engine, Program } from '../../engine/contract.ts';

/** Products per step: enough that starting the step costs nothing. */
const CHAIN = 16;
const RUN_MS = 200;
/** [rows, width] of the products that are tried; all fit into a first-level cache. */
const SIZES = [
  [64, 32],
  [64, 64],
  [256, 64],
  [128, 128],
] as const;

/** A step that multiplies a matrix [rows, width] by an identity [width, width] `CHAIN` times, so that its numbers stay. */
function chain(rows: number, width: number): Program {
  const matrix = (flat: tf.Tensor1D, height: number) => tf.reshape(flat, [height, width]) as tf.Tensor2D;
  return {
    name: `products ${rows}×${width}`,
    state: {
      left: Float32Array.from({ length: rows * width }, (_, i) => 1 + (i % 7)),
      right: Float32Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? 1 : 0)),
    },
    data: { values: Float32Array.of(0, 0), columns: 2 },
    settings: [],
    phases: [
      {
        id: 'multiply',
        body: (io) => {
          const right = matrix(io.state('right'), width);
          let left = matrix(io.state('left'), rows);
          for (let i = 0; i < CHAIN; i++) left = tf.matMul(left, right);
          return { state: { left: tf.reshape(left, [rows * width]) as tf.Tensor1D }, report: {} };
        },
      },
    ],
    probes: {},
  };
}

async function rateOf(engine: Engine, rows: number, width: number, now: () => number): Promise<number> {
  const execution = await engine.load(chain(rows, width), 0);
  const none = () => new Float32Array(0);
  // Browsers round their clocks to a tenth of a millisecond, so each run has to last several.
  const steps = Math.ceil(4e8 / (2 * CHAIN * rows * width * width));
  let best = Number.POSITIVE_INFINITY;
  const end = now() + RUN_MS;
  while (now() < end) {
    const start = now();
    await execution.run(steps, none);
    best = Math.min(best, now() - start);
  }
  execution.dispose();
  return (2 * CHAIN * rows * width * width * steps) / best / 1e6;
}

/** Best GFLOP/s of an engine's matrix product over sizes that suit it: what its training steps are held against. */
export async function peakProducts(engine: Engine, now: () => number): Promise<number> {
  let peak = 0;
  for (const [rows, width] of SIZES) peak = Math.max(peak, await rateOf(engine, rows, width, now));
  return peak;
}
