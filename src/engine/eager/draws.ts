import * as tf from '@tensorflow/tfjs-core';
import { integers, type Key, key, normal, uniform } from '../../math/rng.ts';
import type { PhaseIo, Program } from '../contract.ts';
import { counterOf, type Position } from '../cursor.ts';

type Draws = Pick<PhaseIo, 'normal' | 'uniform' | 'rows'>;

/**
 * Random draws of one phase execution, made on the host. The key of a draw is (seed, `phase/stream`, `counterOf`):
 * every execution of a phase draws fresh numbers, and none depends on what was drawn before it.
 */
export function drawsAt(program: Pick<Program, 'phases' | 'data'>, seed: number, position: Position): Draws {
  const id = program.phases[position.phase]?.id;
  const at = (stream: string): Key => key(seed, `${id}/${stream}`, counterOf(position));
  return {
    normal: (stream, rows, columns) => tf.tensor2d(normal(at(stream), rows * columns), [rows, columns]),
    uniform: (stream, rows, columns) => tf.tensor2d(uniform(at(stream), rows * columns), [rows, columns]),
    rows: (stream, count) => {
      const { values, columns } = program.data;
      const gathered = new Float32Array(count * columns);
      integers(at(stream), count, values.length / columns).forEach((row, i) => {
        for (let j = 0; j < columns; j++) gathered[i * columns + j] = values[row * columns + j] as number;
      });
      return tf.tensor2d(gathered, [count, columns]);
    },
  };
}
