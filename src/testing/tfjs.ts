import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { PhaseIo, Program } from '../engine/contract.ts';
import { createTable } from '../engine/eager/table.ts';

/** Starts tfjs on its CPU backend, for tests that call operations directly. */
export async function startTfjs(): Promise<void> {
  tf.enableProdMode();
  await tf.setBackend('cpu');
  await tf.ready();
}

/** Given numbers of a draw [rows][columns], by stream name. */
export type GivenDraws = Readonly<Record<string, readonly (readonly number[])[]>>;

/** Runs one phase of a program on given state, settings and draws, as the first execution of that phase. */
export function runOnce(
  program: Program,
  phaseId: string,
  state: Readonly<Record<string, Float32Array>>,
  settings: Float32Array,
  draws: GivenDraws,
): { state: Record<string, Float32Array>; report: Record<string, number> } {
  const phase = program.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new RangeError(`no phase ${phaseId}`);
  const setting = (name: string): tf.Scalar => {
    const index = program.settings.indexOf(name);
    if (index < 0) throw new RangeError(`no setting ${name}`);
    return tf.scalar(settings[index] as number);
  };
  const draw = (stream: string, rows: number, columns: number): tf.Tensor2D => {
    const given = draws[stream];
    if (given?.length !== rows || given[0]?.length !== columns) throw new RangeError(`no draw ${stream}`);
    return tf.tensor2d(given.flat(), [rows, columns]);
  };
  const io: PhaseIo = {
    state: (name) => tf.tensor1d(state[name] as Float32Array),
    setting,
    settingPower: setting,
    normal: draw,
    uniform: draw,
    rows: (stream, count) => draw(stream, count, program.data.columns),
    at: createTable(program).at,
  };
  const changed: Record<string, Float32Array> = {};
  const report: Record<string, number> = {};
  tf.tidy(() => {
    const result = phase.body(io);
    for (const [name, vector] of Object.entries(result.state)) changed[name] = Float32Array.from(vector.dataSync());
    for (const [name, scalar] of Object.entries(result.report)) {
      report[name] = scalar.dataSync()[0] as number;
      scalar.dispose();
    }
  });
  return { state: { ...state, ...changed }, report };
}
