import type { Law } from '../../data/law.ts';
import { PLANE } from '../../data/space.ts';
import type { Trained } from '../../experiment/availability.ts';
import { findMethod } from '../../methods/index.ts';
import { type Text, text } from '../../schema/text.ts';
import { needsJudge } from '../gan/features.ts';
import { RESIDENT_POINTS } from '../residentData.ts';
import { GAN_LOSSES } from './ganLosses.ts';
import { LAYERS_LOSSES } from './layersLosses.ts';
import { SAMPLER_LOSSES } from './samplerLosses.ts';

/** Most numbers of a table that goes into the file. */
const MOST_NUMBERS = 40_000_000;

const particles = text(
  'Particles and chains have no network to train: a script would hold nothing but the update that the panel shows.',
  '粒子法と連鎖法には学習するネットワークがなく、スクリプトの内容はパネルの更新式だけになります。',
);

const unknown = text(
  'Nobody has written this method in PyTorch for this page yet.',
  'この手法の PyTorch 版はまだ用意されていません。',
);

const judge = text(
  'This method compares what the page’s own judge sees in images; compare by pixels to have a script.',
  'この手法は、このページの判定器の特徴量で画像を比べます。「画素」で比べる設定にすると出力できます。',
);

const tooLarge = text(
  'The images of this run make too large a file: more than 40 million numbers.',
  'この学習の画像は 4,000 万個を超える数値になり、ファイルが大きくなりすぎます。',
);

function ofMethod({ method }: Trained): Text | null {
  const { lab } = findMethod(method.id);
  if (lab === 'particles') return particles;
  const losses = { ...GAN_LOSSES, ...SAMPLER_LOSSES, ...LAYERS_LOSSES }[method.id];
  if (!losses) return unknown;
  return 'refusal' in losses ? losses.refusal : null;
}

/** Why a run cannot be told in PyTorch; null where it can. */
export function scriptRefusal(experiment: Trained, law: Law): Text | null {
  const own = ofMethod(experiment);
  if (own) return own;
  if (needsJudge(experiment)) return judge;
  const rows = law.table ? law.table().samples.length : RESIDENT_POINTS * (law.space ?? PLANE).size;
  return rows > MOST_NUMBERS ? tooLarge : null;
}
