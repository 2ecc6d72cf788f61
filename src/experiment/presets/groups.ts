import { type Text, text } from '../../schema/text.ts';

/** Headings of the menu of presets, in its order. Each preset names the one that it belongs to. */
const GROUPS = {
  story: text('Story', 'まずはここから'),
  smoothing: text('Smoothing', '平滑化'),
  penalties: text('Penalties', 'ペナルティ'),
  kernel: text('Kernel', 'カーネル'),
  classes: text('Classes', 'クラス'),
  digits: text('Digits', '数字画像'),
  samplers: text('Samplers of a density', '密度のサンプラー'),
  towers: text('Layer by layer', '一層ずつ'),
  yours: text('Yours', '自分のデータ'),
} as const satisfies Readonly<Record<string, Text>>;

export type PresetGroup = keyof typeof GROUPS;

/** Every group with its heading. */
export const PRESET_GROUPS = Object.entries(GROUPS) as readonly (readonly [PresetGroup, Text])[];
