import type { Law } from '../data/law.ts';
import type { Report } from '../engine/contract.ts';
import type { Trained } from '../experiment/availability.ts';
import { findMethod } from '../methods/index.ts';
import { classHistogram, exactClasses } from '../metrics/classes.ts';
import type { MetricContext } from '../metrics/contract.ts';
import { CRITIC_SAMPLES } from '../metrics/criticOutputs.ts';
import { evaluateAll, METRICS } from '../metrics/index.ts';
import { BANDED, perfectSampler, QUICK_OF_IMAGES } from '../metrics/noiseFloor.ts';
import type { Evaluation } from './frame.ts';
import type { Gallery } from './gallery.ts';
import { isVisible } from './gan/discriminator.ts';
import { isFrozen } from './gan/frozen.ts';
import type { Landscape } from './landscape.ts';
import { bandwidthInForce } from './schedule.ts';
import type { Subject } from './subject.ts';

/** What of a run an evaluation looks at. */
interface Evaluated {
  readonly law: Law;
  readonly subject: Pick<Subject, 'space'>;
  readonly trained: Trained;
  readonly step: number;
  readonly report: Report;
  readonly reference: Float32Array;
  readonly asked?: Uint16Array;
  readonly gallery?: Gallery;
  readonly landscape: Landscape;
  generated(): Promise<Float32Array>;
  measured?(samples: Float32Array, wanted?: readonly string[]): Promise<Partial<MetricContext>>;
}

type Measured = Omit<Evaluation, 'run'>;

/** Lengths of the critic's gradients at samples [count, size]. */
async function slopesAt(run: Evaluated, samples: Float32Array): Promise<Float32Array> {
  const { size } = run.subject.space;
  const gradients = await run.landscape.gradients(samples);
  return Float32Array.from({ length: gradients.length / size }, (_, i) => {
    let sum = 0;
    for (let axis = i * size; axis < (i + 1) * size; axis++) sum += (gradients[axis] as number) ** 2;
    return Math.sqrt(sum);
  });
}

/** What the discriminator makes of the first samples; nothing where it cannot be looked at. */
async function criticParts(run: Evaluated, samples: Float32Array): Promise<Pick<MetricContext, 'critic' | 'slopes'>> {
  if (!isVisible(run.trained, run.subject)) return {};
  const first = (rows: Float32Array) => rows.subarray(0, run.subject.space.size * CRITIC_SAMPLES);
  const asked = first(samples);
  const critic = {
    real: await run.landscape.outputs(first(run.reference)),
    fake: await run.landscape.outputs(asked),
  };
  return { critic, slopes: await slopesAt(run, asked) };
}

/** Whether one of these metrics looks for the nearest training images. */
const looksDeep = (wanted: readonly string[] | undefined): boolean => !wanted || wanted.includes('nearestFeatures');

/** Every metric of a run as it is, or only those with the keys that are wanted. */
async function evaluateRun(run: Evaluated, wanted?: readonly string[]): Promise<Measured> {
  const samples = await run.generated();
  const { gallery, law, reference, report, step } = run;
  // Points that stand in for a frozen generator were not asked for.
  const asked = isFrozen(run.trained) ? undefined : run.asked;
  const context: MetricContext = {
    samples,
    reference,
    modes: law.modes,
    score: law.score,
    lab: findMethod(run.trained.method.id).lab,
    ...(await criticParts(run, samples)),
    ...(gallery
      ? await gallery.parts(samples, asked, looksDeep(wanted))
      : exactClasses(law, samples, reference, asked)),
    ...(await run.measured?.(samples, wanted)),
    report,
  };
  const result = evaluateAll(context, wanted && METRICS.filter(({ key }) => wanted.includes(key)));
  // Rounded as the engine's cell is.
  const bandwidth = Math.fround(bandwidthInForce(run.trained, step));
  const classShares = context.classes && classHistogram(context.classes);
  return { step, ...result, metrics: { ...result.metrics, bandwidth }, ...(classShares && { classShares }) };
}

/**
 * Evaluations of one run. Of a run that stands, all metrics are measured once, however often they are asked for: whoever loads a run
 * is told them with it, asks for them when the page is ready, and again when it pauses.
 */
export function createEvaluator(run: Evaluated): (wanted?: readonly string[]) => Promise<Measured> {
  let last: { readonly of: readonly unknown[]; readonly measured: Measured } | undefined;
  return async (wanted) => {
    if (wanted) return evaluateRun(run, wanted);
    // Whatever moves a run gives it another report; a judge that has come, or will not, sees more or says why not.
    const { report, trained, step, gallery } = run;
    const of = [report, trained, step, gallery?.judge, gallery?.noJudge];
    if (last?.of.every((one, i) => one === of[i])) return last.measured;
    const measured = await evaluateRun(run);
    last = { of, measured };
    return measured;
  };
}

/** Metrics of a perfect sampler, one of many by `repeat`; of images only the quick ones if asked for those. */
export async function perfectSamples(run: Evaluated, repeat: number, quick = false): Promise<Evaluation['metrics']> {
  const { gallery, law, reference } = run;
  if (!gallery) return perfectSampler(law, reference, repeat);
  return evaluateAll(await gallery.perfect(repeat, !quick), quick ? QUICK_OF_IMAGES : BANDED).metrics;
}
