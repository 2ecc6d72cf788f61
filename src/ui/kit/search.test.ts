import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasAll, plain } from './search.ts';

describe('a search', () => {
  it.each([
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['ﾓｰﾄﾞ', 'モード'],
    ['もーど', 'モード'],
    ['カーネル', 'かーねる'],
    ['WGAN-GP', 'wgan-gp'],
  ])('spells %s as %s', (given, known) => {
    expect(plain(given)).toBe(plain(known));
    expect(hasAll(plain(`… ${known} …`), given)).toBe(true);
  });

  it('finds words in any order, and everything by nothing', () => {
    expect(hasAll(plain('Smoothing rescues it'), '  it SMOOTH ')).toBe(true);
    expect(hasAll(plain('Smoothing rescues it'), 'smoothing sinks')).toBe(false);
    expect(hasAll('', ' ')).toBe(true);
  });

  it('spells once what it has spelt, and finds every part of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (words, a, b) => {
        const spelt = plain(words);
        expect(plain(spelt)).toBe(spelt);
        const part = spelt.slice(Math.min(a, b) % (spelt.length + 1), Math.max(a, b) % (spelt.length + 1));
        expect(hasAll(spelt, part.replace(/\s+/g, ' '))).toBe(true);
      }),
    );
  });
});
