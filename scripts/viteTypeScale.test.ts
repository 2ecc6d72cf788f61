import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLUMN, PHONE, SIDEWAYS } from '../src/ui/kit/media.ts';
import { lengthsInRem, limitsInLetters } from './viteTypeScale.ts';

describe('lengths that follow the font of the root', () => {
  test.each([
    ['font-size', '12px', '0.75rem'],
    ['font', '400 13px / 18px var(--latin), var(--jp)', '400 0.8125rem / 1.125rem var(--latin), var(--jp)'],
    ['--h-instrument', 'clamp(236px, 33vh, 340px)', 'clamp(14.75rem, 33vh, 21.25rem)'],
    ['margin', '-4px auto', '-0.25rem auto'],
    ['inset', '0 calc(100% - 4.5px)', '0 calc(100% - 0.28125rem)'],
    ['border-radius', '8px', '0.5rem'],
  ])('%s: %s', (property, written, expected) => expect(lengthsInRem(property, written)).toBe(expected));

  test.each([
    ['border', '1px solid var(--line)'],
    ['border-left', '3px solid'],
    ['outline-offset', '-3px'],
    ['stroke-width', '4px'],
    ['width', '1px'],
    ['background', 'url(a-12px.svg)'],
    ['grid-area', 'a12px'],
  ])('%s stays %s', (property, written) => expect(lengthsInRem(property, written)).toBe(written));

  test('media queries count letters that were asked for, containers those of the page', () => {
    expect(limitsInLetters('media', '(max-width: 900px) and (min-height: 331px)')).toBe(
      '(max-width: 56.25em) and (min-height: 20.6875em)',
    );
    expect(limitsInLetters('container', 'flow (max-width: 600px)')).toBe('flow (max-width: 37.5rem)');
    expect(limitsInLetters('keyframes', 'x')).toBe('x');
  });
});

test('the limits of the layout in scripts are those of the style sheets', () => {
  const folder = join(import.meta.dirname, '../src/ui');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const queries = sheets.flatMap((sheet) => [...sheet.matchAll(/@media ([^{]+?) \{/g)].map(([, query]) => query ?? ''));
  const inLetters = queries.map((query) => limitsInLetters('media', query));
  for (const query of [PHONE, SIDEWAYS, COLUMN]) expect(inLetters).toContain(query);
});
