import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { GLOSSARY } from './glossary.ts';
import { typeset } from './typeset.ts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Every Japanese piece of text in a syntax tree: literals and the fixed parts of templates. */
function japaneseIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(japaneseIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, value } = node as { type?: unknown; value?: unknown };
  if (type === 'Literal') return typeof value === 'string' && JAPANESE.test(value) ? [value] : [];
  if (type === 'TemplateElement') {
    const { cooked } = value as { cooked?: string };
    return cooked !== undefined && JAPANESE.test(cooked) ? [cooked] : [];
  }
  return Object.values(node).flatMap(japaneseIn);
}

const root = join(import.meta.dirname, '..');
const sentences = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.ts$/.test(file) && !file.endsWith('glossary.ts'))
  .flatMap((file) =>
    japaneseIn(parseSync(file, readFileSync(join(root, file), 'utf8')).program).map((sentence) => ({ file, sentence })),
  );

const faults = (sentence: string): readonly string[] =>
  GLOSSARY.flatMap(({ en, ja, not, why }) =>
    not.some((other) => other.test(sentence)) ? [`${en} is ${ja} (${why}): ${sentence}`] : [],
  );

describe('Japanese terms', () => {
  it('knows the words that were wrong once', () => {
    for (const wrong of [
      '再生',
      '公平な割合',
      '厳格モード',
      '罰する場所',
      '帰無',
      '2〜4 個',
      '点データの指紋',
      '精度（precision）',
    ]) {
      expect(faults(wrong)).toHaveLength(1);
    }
    for (const right of ['経路を再生', '厳密解', '適合率（precision）', 'クラスター', '計測器', '輪郭']) {
      expect(faults(right)).toEqual([]);
    }
  });

  it('uses one word for one term, everywhere', () => {
    expect(sentences.length).toBeGreaterThan(900);
    expect(sentences.flatMap(({ file, sentence }) => faults(sentence).map((fault) => `${file}: ${fault}`))).toEqual([]);
  });

  it('gives every term a word of its own', () => {
    expect(new Set(GLOSSARY.map(({ en }) => en)).size).toBe(GLOSSARY.length);
    for (const { ja, not } of GLOSSARY) expect(not.some((other) => other.test(ja))).toBe(false);
  });

  it('sets a space between Japanese and Latin letters or figures', () => {
    const tight =
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][A-Za-z0-9]|[A-Za-z0-9%][\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    const found = sentences.filter(({ sentence }) => tight.test(sentence.replaceAll('・', ' ')));
    expect(found).toEqual([]);
  });
});

describe('typeset', () => {
  it('keeps figures with their counters', () => {
    expect(typeset('8 モード中 2～4 個に集中', 'ja')).toBe('8\u00a0モード中 2\u2060～\u20604\u00a0個に集中');
    expect(typeset('本来の割合の 1/4 以上：{{shown}} モード', 'ja')).toBe(
      '本来の割合の 1/4\u00a0以上：{{shown}}\u00a0モード',
    );
    expect(typeset('設定 1 か所、顧客 75 万人、200 歩', 'ja')).toBe('設定 1\u00a0か所、顧客 75\u00a0万人、200\u00a0歩');
    expect(typeset('3σ 以内にも', 'ja')).toBe('3σ\u00a0以内にも');
    expect(typeset('範囲（{{min}}～{{max}}）、95 % の点', 'ja')).toBe(
      '範囲（{{min}}\u2060～\u2060{{max}}）、95\u00a0% の点',
    );
  });

  it('leaves English and other spaces alone', () => {
    expect(typeset('8 modes, 2 %', 'en')).toBe('8 modes, 2 %');
    expect(typeset('{{name}} を使う GAN の例', 'ja')).toBe('{{name}} を使う GAN の例');
  });
});
