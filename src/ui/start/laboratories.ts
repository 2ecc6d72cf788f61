import type { PresetGroup } from '../../experiment/presets/groups.ts';
import { PRESETS } from '../../experiment/presets/index.ts';
import { type Text, text } from '../../schema/text.ts';

/** What can be done in one place, and the groups of presets that do it. */
export interface Laboratory {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly groups: readonly PresetGroup[];
}

/** Every group of presets is in one laboratory. */
export const LABORATORIES: readonly Laboratory[] = [
  {
    id: 'plane',
    title: text('Points in the plane', '平面上の点'),
    summary: text(
      'GANs, smoothing, penalties, kernels, your own data',
      'GAN・平滑化・ペナルティ・カーネル・自分のデータ',
    ),
    groups: ['story', 'smoothing', 'penalties', 'kernel', 'classes', 'yours'],
  },
  {
    id: 'digits',
    title: text('Digits', '数字画像'),
    summary: text('MNIST in the browser, read by a judge', 'ブラウザーで学習する MNIST と、それを読む判定器'),
    groups: ['digits'],
  },
  {
    id: 'samplers',
    title: text('Samplers of a density', '密度のサンプラー'),
    summary: text(
      'One step, particles, chains, and formulas of your own',
      '1 ステップ・粒子・連鎖・自分で入力する数式',
    ),
    groups: ['samplers'],
  },
  {
    id: 'towers',
    title: text('Layer by layer', '一層ずつ'),
    summary: text('Towers, bounds on their likelihood, and its exact value', '多層モデル・尤度の上界と真の値'),
    groups: ['towers'],
  },
];

/** Presets of a laboratory in the order of the menu. */
export const presetsOf = ({ groups }: Laboratory) => PRESETS.filter(({ group }) => groups.includes(group));
