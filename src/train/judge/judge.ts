import type { ImageSet } from '../../data/images/imageSet.ts';
import { imageSpace } from '../../data/space.ts';
import type { Engine, Execution } from '../../engine/contract.ts';
import type { Judged } from '../../metrics/contract.ts';
import { layoutOf } from '../../nn/layout.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { askingProgram } from './program.ts';
import { judgeSpec } from './recipe.ts';

/** A judge that has learnt: plain data, to be kept, sent to another thread, or built into a program. */
export interface TrainedJudge {
  /** Id of the image set that it learnt from. */
  readonly set: string;
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
  /** Share of the held-out images that it names rightly; null where none are held out. */
  readonly accuracy: number | null;
}

/** A judge that was kept, if it is one for this set: what was stored may come from anywhere. */
export function asTrainedJudge(stored: unknown, { id, height, width, classes }: ImageSet): TrainedJudge | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { set, weights, accuracy } = stored as Partial<TrainedJudge>;
  const spec = judgeSpec(imageSpace(height, width, 1), classes.length);
  const known = accuracy === null || (typeof accuracy === 'number' && accuracy >= 0 && accuracy <= 1);
  if (set !== id || !known || !(weights instanceof Float32Array)) return null;
  if (weights.length !== layoutOf(spec).size || !weights.every(Number.isFinite)) return null;
  return { set, spec, weights, accuracy };
}

/** Tells classes of images apart and describes what it sees. */
export interface Judge {
  readonly trained: TrainedJudge;
  readonly classes: number;
  /** Features of a sample: for stacked images those of every channel, one after the other. */
  readonly featureSize: number;
  /**
   * Judgement of samples [count, size]. Of stacked images every channel is judged: probabilities [count · channels, classes],
   * features [count, channels · features].
   */
  judge(samples: Float32Array): Promise<Required<Judged>>;
  dispose(): void;
}

/** Images that are looked at together: their windows take some ten megabytes. */
const ROWS = 250;

/** Log probabilities and features of images [count, pixels]; the last batch is filled up, so that one compiled probe serves all. */
export async function look(
  execution: Execution,
  { inputs, outputs, features = 0 }: NetworkSpec,
  images: Float32Array,
): Promise<Required<Judged>> {
  const count = images.length / inputs;
  const probabilities = new Float32Array(count * outputs);
  const seen = new Float32Array(count * features);
  const rows = Math.min(ROWS, count);
  for (let from = 0; from < count; from += rows) {
    const last = Math.min(count, from + rows);
    const given = images.subarray(from * inputs, last * inputs);
    const full = last - from === rows ? given : padded(given, rows * inputs);
    const answers = await execution.probe('look', full, inputs);
    for (let row = from; row < last; row++) {
      const at = (row - from) * (outputs + features);
      for (let k = 0; k < outputs; k++) probabilities[row * outputs + k] = Math.exp(answers[at + k] as number);
      seen.set(answers.subarray(at + outputs, at + outputs + features), row * features);
    }
  }
  return { probabilities, features: seen };
}

function padded(values: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(values);
  return out;
}

/** Channels of samples [count, pixels · channels] as images of their own [count · channels, pixels]. */
function unstacked(samples: Float32Array, pixels: number, channels: number): Float32Array {
  if (channels === 1) return samples;
  const out = new Float32Array(samples.length);
  for (let at = 0; at < samples.length; at++) {
    const [sample, rest] = [Math.floor(at / (pixels * channels)), at % (pixels * channels)];
    out[(sample * channels + (rest % channels)) * pixels + Math.floor(rest / channels)] = samples[at] as number;
  }
  return out;
}

/** Opens a judge on an engine, for images of `channels` channels. */
export async function openJudge(engine: Engine, trained: TrainedJudge, channels: number): Promise<Judge> {
  const { spec, weights } = trained;
  const execution = await engine.load(askingProgram(spec, weights), 0);
  return {
    trained,
    classes: spec.outputs,
    featureSize: channels * (spec.features ?? 0),
    judge: (samples) => look(execution, spec, unstacked(samples, spec.inputs, channels)),
    dispose: () => execution.dispose(),
  };
}
