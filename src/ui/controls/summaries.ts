import { findLaw } from '../../data/index.ts';
import { effective } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { FIXED_GROUPS } from '../../experiment/groups.ts';
import { controls } from '../../i18n/controls.ts';
import { formatCount } from '../../i18n/format.ts';
import { criticOf, findMethod } from '../../methods/index.ts';
import type { ChoiceParam } from '../../schema/param.ts';
import type { Language } from '../../schema/text.ts';
import { settingText } from '../kit/numberText.ts';

/** A folded group in one line. */
export type Summary = (experiment: Experiment, language: Language) => string;

const optionText = (param: ChoiceParam, value: string, language: Language): string =>
  param.options.find((option) => option.value === value)?.label[language] ?? value;

/** Label without its explanation: `Two-sided` of `Two-sided: slope = target`. */
const short = (label: string): string => (label.split(/[:：（(]/)[0] ?? label).trim();

type Network = Pick<Experiment['generator'], 'architecture' | 'depth' | 'width' | 'channels'>;

/** Hidden layers × units, or the channels of a convolutional network. */
function network({ architecture, depth, width, channels }: Network): string {
  if (architecture === 'dcgan') return `conv ${channels}`;
  return depth === 0 ? '1' : `${depth}×${width}`;
}

export const summaries = {
  data: ({ data }, language) => findLaw(data.id).title[language],
  method: ({ method }, language) => findMethod(method.id).title[language],
  smoothing: ({ smoothing }, language) => {
    if (!smoothing.on) return controls.off[language];
    const { bandwidth, end, schedule } = smoothing;
    const from = settingText(bandwidth, language);
    return schedule === 'constant' ? `σ ${from}` : `σ ${from} → ${settingText(end, language)}`;
  },
  penalty: ({ penalty, method }, language) => {
    if (findMethod(method.id).uses.clip === true) return `c ${settingText(penalty.clip, language)}`;
    const kind = short(optionText(FIXED_GROUPS.penalty.kind, penalty.kind, language));
    return penalty.kind === 'none' ? kind : `${kind} · λ ${settingText(penalty.weight, language)}`;
  },
  noise: ({ sampler }, language) => {
    const [low, high] = [sampler.noiseLow, sampler.noiseHigh].map((sigma) => settingText(sigma, language));
    return sampler.noiseHigh > sampler.noiseLow ? `σ ${low} → ${high}` : `σ ${low}`;
  },
  particles: ({ particles }, language) =>
    `n ${formatCount(particles.count, language)} · η ${settingText(particles.stepSize, language)}`,
  tower: ({ tower }) => `h ${tower.codes} · g ${tower.topUnits}`,
  networks(experiment, language) {
    const { generator, critic, score, method } = effective(experiment);
    if (findMethod(method.id).lab === 'sampler') {
      const name = controls.scoreSummary[language];
      return `S ${network(generator)} · ${name} ${network({ ...generator, ...score })}`;
    }
    return `G ${network(generator)} · ${criticOf(method.id) === 'none' ? 'D̂' : `D ${network(critic)}`}`;
  },
  optimisation({ generatorOptimiser, bottomOptimiser, training, sampler, tower, method }, language) {
    const { lab } = findMethod(method.id);
    const { kind } = lab === 'layers' ? bottomOptimiser : generatorOptimiser;
    const { batch } = lab === 'layers' ? tower : lab === 'sampler' ? sampler : training;
    return controls.optimisationSummary[language]
      .replace('{{kind}}', optionText(FIXED_GROUPS.generatorOptimiser.kind, kind, language))
      .replace('{{batch}}', formatCount(batch, language));
  },
  run: ({ seed, stop }, language) => {
    const parts = [controls.seedSummary[language].replace('{{seed}}', String(seed))];
    if (stop.steps > 0)
      parts.push(controls.stopSummary[language].replace('{{step}}', formatCount(stop.steps, language)));
    return parts.join(' · ');
  },
} satisfies Record<string, Summary>;
