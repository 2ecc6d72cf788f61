import { describe, expect, it } from 'vitest';
import { text } from '../schema/text.ts';
import { addTexts, translator } from './translate.ts';

addTexts({
  trial: {
    plain: text('Play', '再生'),
    filled: text('{{a}} and {{ b }}, {{a}}', '{{a}}と{{ b }}、{{a}}'),
    kept_one: text('{{count}} run', '{{count}} 件'),
    kept_other: text('{{count}} runs', '{{count}} 件'),
    deep: { leaf: text('leaf', '葉') },
  },
});
const [en, ja] = [translator('en'), translator('ja')];

describe('a text', () => {
  it('is that of the language and of the path', () => {
    expect([en('trial.plain'), ja('trial.plain'), en('trial.deep.leaf')]).toEqual(['Play', '再生', 'leaf']);
  });

  it('has its values in place of their names, as they are', () => {
    expect(en('trial.filled', { a: '<1>', b: 0 })).toBe('<1> and 0, <1>');
    expect(ja('trial.filled', { a: '$&', b: '' })).toBe('$&と、$&');
  });

  it('stands in the plural that its count takes in the language', () => {
    expect([0, 1, 2].map((count) => en('trial.kept', { count }))).toEqual(['0 runs', '1 run', '2 runs']);
    expect([0, 1, 2].map((count) => ja('trial.kept', { count }))).toEqual(['0\u00a0件', '1\u00a0件', '2\u00a0件']);
  });

  it('that does not exist shows its path', () => {
    expect(en('trial.nowhere')).toBe('trial.nowhere');
    expect(en('trial.deep')).toBe('trial.deep');
    expect(en('constructor')).toBe('constructor');
  });

  it('that comes later joins those of its area', () => {
    addTexts({ trial: { later: text('later', '後で') } });
    expect([en('trial.later'), en('trial.plain')]).toEqual(['later', 'Play']);
  });

  it('is that of an area where the area has one of the same path', () => {
    addTexts({ area: { trial: { plain: text('Go', '開始'), kept_one: text('one', '1 つ') } } });
    const own = translator('en', 'area');
    expect([own('trial.plain'), own('trial.deep.leaf'), own('trial.nowhere')]).toEqual(['Go', 'leaf', 'trial.nowhere']);
    expect([own('trial.kept', { count: 1 }), own('trial.kept', { count: 2 })]).toEqual(['one', '2 runs']);
    expect(translator('ja', 'area')('trial.plain')).toBe('開始');
  });

  it('is read by the same function for the same language, so that nothing is drawn anew', () => {
    expect(translator('en')).toBe(en);
    expect(translator('en', 'area')).toBe(translator('en', 'area'));
  });
});
