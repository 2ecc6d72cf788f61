import { describe, expect, it } from 'vitest';
import { key } from '../../math/rng.ts';
import { defaultsOf, type ParamValue } from '../../schema/param.ts';
import { findLaw, LAWS } from '../index.ts';
import type { Law } from '../law.ts';
import { barsImages, isBarsOrStripes } from './barsImages.ts';
import { isShifted, shifterImages } from './shifterImages.ts';
import { isTea, teaImages } from './teaImages.ts';

const rowsOf = (values: ArrayLike<number>, size: number): number[][] =>
  Array.from({ length: values.length / size }, (_, row) =>
    Array.from({ length: size }, (_, at) => values[row * size + at] as number),
  );

const lawOf = (id: string, settings: Readonly<Record<string, ParamValue>> = {}): Law =>
  findLaw(id).create({ ...defaultsOf(findLaw(id).params), ...settings }, { imported: new Map() });

const RULES = [
  ['tea', teaImages(), 100, isTea, 243],
  ['bars-and-stripes', barsImages(), 16, isBarsOrStripes, 30],
  ['shifter', shifterImages(), 16, isShifted, 762],
] as const;

describe('rules of binary images', () => {
  it.each(RULES)('%s lists every legal image once', (_, pixels, size, isLegal, count) => {
    const images = rowsOf(pixels, size);
    expect(new Set(images.map((image) => image.join(''))).size).toBe(count);
    expect(images).toHaveLength(count);
    for (const image of images) {
      expect(isLegal(image)).toBe(true);
      expect(isLegal(image.map((bit) => 2 * bit - 1))).toBe(true);
    }
  });

  it('of 16 pixels are those that are legal among all 65,536 images', () => {
    let [bars, shifted] = [0, 0];
    for (let state = 0; state < 65_536; state++) {
      const image = Array.from({ length: 16 }, (_, at) => (state >> at) & 1);
      bars += Number(isBarsOrStripes(image));
      shifted += Number(isShifted(image));
    }
    expect([bars, shifted]).toEqual([30, 762]);
  });

  it('tea fills fifty pixels, and a single wrong pixel spoils it', () => {
    for (const image of rowsOf(teaImages(), 100)) {
      expect(image.reduce((sum, bit) => sum + bit, 0)).toBe(50);
      for (const at of [0, 37, 99]) {
        expect(isTea(image.map((bit, other) => (other === at ? 1 - bit : bit)))).toBe(false);
      }
    }
    // Fifty pixels that swim at the top.
    expect(isTea(Array.from({ length: 100 }, (_, at) => Number(at % 10 < 5)))).toBe(true);
    expect(isTea(Array.from({ length: 100 }, (_, at) => Number(at < 50)))).toBe(false);
  });
});

describe.each(RULES)('the law %s', (id, _, size, isLegal, count) => {
  it('is declared as binary, and makes legal images of −1 and 1', () => {
    const law = lawOf(id);
    expect([findLaw(id).bits, law.bits?.count, law.space]).toEqual([true, count, findLaw(id).space]);
    const samples = law.sample(key(1, 'bits'), 40);
    expect(samples.every((pixel) => Math.abs(pixel) === 1)).toBe(true);
    for (const image of rowsOf(samples, size)) expect(law.bits?.isLegal?.(image) && isLegal(image)).toBe(true);
    expect(samples).toEqual(law.sample(key(1, 'bits'), 40));
  });

  it('has a legal image as its icon', () => {
    const pixels = [...(findLaw(id).picture?.join('') ?? '')].map(Number);
    expect(pixels).toHaveLength(size);
    expect(isLegal(pixels)).toBe(true);
  });

  it('holds the same images out whatever is learnt, and learns more of the same', () => {
    const most = findLaw(id).params.examples;
    const [law, fewer] = [lawOf(id), lawOf(id, { examples: 20 })];
    const training = new Set(law.images?.training);
    const validation = law.bits?.validation ?? new Int32Array();
    expect(fewer.bits?.validation.length).toBe(validation.length);
    expect(fewer.images?.training.every((row) => training.has(row))).toBe(true);
    expect(law.table?.().samples.length).toBe(training.size * size);
    if (most === undefined) return expect([...validation]).toEqual([...training]);
    expect(fewer.bits?.validation).toEqual(validation);
    const held = new Set(law.images?.heldOut);
    expect(validation.every((row) => held.has(row) && !training.has(row))).toBe(true);
    expect(held.size + training.size).toBe(count);
    const { samples, reference } = law.images?.unseen(key(1, 'u'), 1_000) ?? { samples: [], reference: [] };
    expect(samples.length + reference.length).toBe(held.size * size);
  });
});

describe('the tea', () => {
  it('is split in three', () => {
    const { images, bits } = lawOf('tea');
    expect([images?.training.length, bits?.validation.length, images?.heldOut.length]).toEqual([81, 81, 162]);
  });
});

it('no other law is of images that all follow a rule', () => {
  const others = ['thermometer', 'mnist-crops', 'mnist-bits'];
  expect(LAWS.filter(({ bits }) => bits).map(({ id }) => id)).toEqual([...RULES.map(([id]) => id), ...others]);
});
