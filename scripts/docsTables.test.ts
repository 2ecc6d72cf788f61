import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLAIMS } from '../src/experiment/claims/index.ts';
import { METHODS } from '../src/methods/index.ts';
import { EVALUATION_IMAGES } from '../src/metrics/contract.ts';
import { findMetric } from '../src/metrics/index.ts';
import { FLOOR_REPEATS, IMAGE_REPEATS } from '../src/metrics/noiseFloor.ts';
import { documentNumbers, documentTables, type StoredResults, withTables } from './docsTables.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const stored = (name: string) => JSON.parse(read(`docs/results/${name}.json`));
const readme = read('README.md');
const results: StoredResults = { bench: stored('bench'), claims: stored('claims'), presets: stored('presets') };
const numbers = documentNumbers(results);

it('finds the README as declarations and results would write it; otherwise type: npm run docs', () => {
  expect(withTables(readme, documentTables(results), numbers)).toBe(readme);
});

it('has every table and every number in the README', () => {
  for (const name of Object.keys(documentTables(results))) expect(readme).toContain(`<!-- table: ${name} -->`);
  for (const name of Object.keys(numbers)) expect(readme).toContain(`<!-- n: ${name} -->`);
  for (const { id } of METHODS) expect(readme).toContain(`\`${id}\``);
});

it('counts, and quotes what is recorded, rounded so as to promise no more', () => {
  expect(numbers.claims).toBe(String(CLAIMS.length));
  const bench = {
    ratios: [59.85, 18.72].map((ratio, i) => ({
      ...(results.bench.ratios[0] as object),
      ratio,
      name: 'compiled-wasm/best-tfjs',
      case: ['nsgan-32x64', 'nsgan-64x256'][i],
    })),
  };
  const of = (changes: object) => documentNumbers({ ...results, ...changes } as StoredResults);
  expect(of({ bench })).toMatchObject({ 'speed-up-32x64': '59', 'speed-up-64x256': '18' });
  expect(() => of({ bench: { ratios: [] } })).toThrow(/no recorded ratio: nsgan-32x64/);
  // One cell, three seeds, a minute each, two threads.
  expect(of({ claims: { wallMs: { 'gp-roll-1': 60_000 } } })['core-minutes']).toBe('2');
});

it('replaces what stands between the markers, and only that', () => {
  const before =
    'a\n<!-- table: x -->\nold\n<!-- end -->\nb\n<!-- table: y -->\n<!-- end -->\n<!-- n: z -->1<!-- /n --> of <!-- n: z --><!-- /n -->';
  const after =
    'a\n<!-- table: x -->\nX\n<!-- end -->\nb\n<!-- table: y -->\nY\n<!-- end -->\n<!-- n: z -->2<!-- /n --> of <!-- n: z -->2<!-- /n -->';
  expect(withTables(before, { x: 'X', y: 'Y' }, { z: '2' })).toBe(after);
  expect(() => withTables(before, { x: 'X' }, { z: '2' })).toThrow(/no such table: y/);
  expect(() => withTables(before, { x: 'X', y: 'Y' }, {})).toThrow(/no such number: z/);
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
