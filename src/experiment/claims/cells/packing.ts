import { text } from '../../../schema/text.ts';
import { SHARP_CRITIC } from '../../presets/collapse.ts';
import { type Cell, defineCell } from '../contract.ts';

/** The collapsing run of the presets with a critic that judges m points together. */
const packed = (points: number): Cell =>
  defineCell({
    id: `packing-${points}`,
    title: text(`m = ${points}, ring of 8`, `m = ${points}、8 モードのリング`),
    changes: { ...SHARP_CRITIC, 'training.packing': points },
    steps: 4_000,
    every: 200,
    trace: ['modes', 'strictModes', 'highQuality', 'reverseKl'],
  });

export const packed1 = packed(1);
export const packed2 = packed(2);
export const packed3 = packed(3);
export const packed4 = packed(4);
