import { sigmoid } from '../../math/kernelGan.ts';
import type { MetricContext } from '../../metrics/contract.ts';
import { rememberedCodes } from '../../metrics/rememberedCodes.ts';
import type { Viewed, Views } from '../views.ts';
import { legalShare } from './likelihood.ts';
import { isToppedAt } from './prior.ts';
import { likeliestOf } from './samples.ts';
import { towerOf } from './tower.ts';
import { type WideMoment, wideCodes, wideJudgeOf } from './wide.ts';

/** What a tower is drawn and measured by whose codes are too many to list. */
export type WideViews = Pick<Views, 'generated'> & Required<Pick<Views, 'measured'>>;

/** Images are those that codes of chains most likely stand for, likelihoods are estimates. */
export function wideViews({ law, subject, execution, trained, count: most }: Viewed): WideViews {
  const { size } = subject.space;
  const { seed } = trained();
  const judge = wideJudgeOf(law, size, seed);

  /** Probabilities that inference gives the codes of images of bits. */
  async function infer(bits: Float32Array): Promise<Float32Array> {
    const images = bits.map((bit) => 2 * bit - 1);
    return (await execution.probe('infer', images, size)).map(sigmoid);
  }

  async function look(): Promise<WideMoment> {
    const experiment = trained();
    const { state, step } = await execution.snapshot();
    return {
      tower: towerOf(experiment, size, { state }),
      isTopped: isToppedAt(experiment, step),
      learnt: await infer(judge.learnt),
      held: await infer(judge.held),
      ...(state['top.chain'] && { chain: state['top.chain'] }),
    };
  }

  const generated = async (count = most): Promise<Float32Array> => {
    const moment = await look();
    return likeliestOf(moment.tower, wideCodes(moment, seed, count));
  };
  return {
    generated,
    async measured(samples, wanted): Promise<Pick<MetricContext, 'likelihood'>> {
      const legal = legalShare(law, samples, size);
      const moment = await look();
      // Thousands of images take a while to be looked at, and more to be compared with.
      const isRecalled = !wanted || wanted.includes(rememberedCodes.key);
      const remembered = isRecalled && judge.recalled(moment.tower, await infer(judge.all()));
      const likelihood = { ...judge.judge(moment), ...(legal !== undefined && { legal }) };
      return { likelihood: { ...likelihood, ...(remembered !== false && { remembered }) } };
    },
  };
}
