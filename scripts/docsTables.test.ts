import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { METHODS } from '../src/methods/index.ts';
import { EVALUATION_IMAGES } from '../src/metrics/contract.ts';
import { findMetric } from '../src/metrics/index.ts';
import { FLOOR_REPEATS, IMAGE_REPEATS } from '../src/metrics/noiseFloor.ts';
import { documentTables, withTables } from './docsTables.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

it('finds the README as the declarations would write it; otherwise type: npm run docs', () => {
  expect(withTables(readme)).toBe(readme);
});

it('has every table in the README', () => {
  for (const name of Object.keys(documentTables())) expect(readme).toContain(`<!-- table: ${name} -->`);
  for (const { id } of METHODS) expect(readme).toContain(`\`${id}\``);
});

it('replaces what stands between the markers, and only that', () => {
  const before = 'a\n<!-- table: x -->\nold\n<!-- end -->\nb\n<!-- table: y -->\n<!-- end -->\n';
  const after = 'a\n<!-- table: x -->\nX\n<!-- end -->\nb\n<!-- table: y -->\nY\n<!-- end -->\n';
  expect(withTables(before, { x: 'X', y: 'Y' })).toBe(after);
  expect(() => withTables(before, { x: 'X' })).toThrow(/no such table: y/);
});

it('counts samplers and images in prose as the code does', () => {
  const thousand = EVALUATION_IMAGES.toLocaleString('en');
  const prose = readFileSync(join(import.meta.dirname, '../docs/architecture.md'), 'utf8').replace(/\s+/g, ' ');
  expect(prose).toContain(`${FLOOR_REPEATS} perfect samplers of the same law score, ${IMAGE_REPEATS} of images`);
  expect(prose).toContain(`at most ${thousand} held-out images as the reference`);
  expect(prose).toContain(`fewer than ${(2 * EVALUATION_IMAGES).toLocaleString('en')} held-out images`);
  for (const id of ['frechet', 'stackedModes', 'stackedKl']) {
    expect(findMetric(id).definition.en).toMatch(new RegExp(`${thousand} generated`));
  }
});
