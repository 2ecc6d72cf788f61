import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from './visible.ts';

describe('a text of unknown origin', () => {
  it.each([
    ['plain', 'penalty.weight=3', 'penalty.weight=3'],
    ['of any script', '学習率 שלום é', '学習率 שלום é'],
    ['a direction override', 'a\u202Egpj', 'a⟨U+202E⟩gpj'],
    ['direction isolates and marks', '\u2066\u2069\u200F\u061C', '⟨U+2066⟩⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩'],
    ['invisible', '\u200B\uFEFF\u00AD\u3164\uFE0F\u2800', '⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+3164⟩⟨U+FE0F⟩⟨U+2800⟩'],
    ['of spaces that look like one', 'a b\u00A0\u3000\u2009', 'a b⟨U+00A0⟩⟨U+3000⟩⟨U+2009⟩'],
    ['controls of a terminal', '\u001B[2J\u0007\n', '⟨U+001B⟩[2J⟨U+0007⟩⟨U+000A⟩'],
    ['half a pair', '\uD83D', '⟨U+D83D⟩'],
    ['a tag outside the first plane', '\u{E0041}', '⟨U+E0041⟩'],
  ])('%s', (_, given, shown) => {
    expect(visible(given)).toBe(shown);
  });

  it('is cut between characters, and says so', () => {
    expect(visible('😀'.repeat(41))).toBe(`${'😀'.repeat(40)}…`);
    expect(visible('x'.repeat(40))).toBe('x'.repeat(40));
    expect(visible('x'.repeat(1_000_000), 3)).toBe('xxx…');
  });

  it('never holds a control or a direction mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (given) => {
        expect(visible(given)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(Array.from(visible(given)).length).toBeLessThanOrEqual(9 * 40 + 1);
      }),
    );
  });
});
