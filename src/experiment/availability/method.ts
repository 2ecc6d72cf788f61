import type { Part, Use } from '../../methods/contract.ts';
import type { Method } from '../../methods/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { type Text, text } from '../../schema/text.ts';
import { PENALTY_KEYS } from './penalty.ts';
import { SMOOTHING_KEYS } from './smoothing.ts';

const CRITIC_STEP_KEYS = ['training.criticSteps', 'training.warmUp'];
const FREEZE_KEYS = ['training.freeze', 'training.freezeBy'];

/** Keys of each orthogonal part, and the value that switches it off where a method cannot use it. */
const PARTS: Readonly<
  Record<Part, { readonly keys: readonly string[]; readonly off: readonly [string, ParamValue] | null }>
> = {
  smoothing: {
    keys: ['smoothing.on', ...SMOOTHING_KEYS],
    off: ['smoothing.on', false],
  },
  penalty: {
    keys: ['penalty.kind', ...PENALTY_KEYS],
    off: ['penalty.kind', 'none'],
  },
  clip: { keys: ['penalty.clip'], off: null },
  packing: { keys: ['training.packing'], off: ['training.packing', 1] },
  labelSmoothing: { keys: ['training.labelSmoothing'], off: ['training.labelSmoothing', 0] },
};

/** Why the settings of a critic network are ruled out where there is none. */
export const noCritic = text(
  'This method computes its discriminator from the points: there is no critic network to train.',
  'この手法は識別器を点から直接計算します。学習する識別器のネットワークはありません。',
);

/** Settings of a critic network, and what they are without one where that matters. */
export const CRITIC_OFF: Readonly<Record<string, ParamValue>> = { 'training.freeze': 'off', 'training.warmUp': false };

/** Those of `keys` that set a critic network or how it is trained. */
export const criticKeys = (keys: readonly string[]): string[] => [
  ...keys.filter((key) => key.startsWith('critic.') || key.startsWith('criticOptimiser.')),
  ...CRITIC_STEP_KEYS,
  ...FREEZE_KEYS,
];

/** Why a setting that the method declares cannot be chosen. */
export const fixedBy = ({ title }: Method): Text =>
  text(
    `${title.en} decides this itself; another method lets you choose.`,
    `${title.ja} がこの値を決めます。変えるには別の手法を選びます。`,
  );

/** The parts that a method cannot use, with the value that switches each off and the method’s reason. */
export const partsRuledOut = (method: Method) =>
  (Object.keys(PARTS) as Part[]).flatMap((part) => {
    const use: Use = method.uses[part];
    return use === true ? [] : [{ ...PARTS[part], reason: use }];
  });
