import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../experiment/lessons/index.ts';
import type { LessonResult } from '../../../experiment/lessons/results.ts';
import { questionsOf, scriptOf } from '../../../experiment/lessons/script.ts';
import { worksheet } from '../../../i18n/worksheet.ts';
import { findingsOf } from './answerText.ts';

const stored: readonly LessonResult[] = JSON.parse(
  readFileSync(new URL('../../../../docs/results/lessons.json', import.meta.url), 'utf8'),
);

describe.each(LESSONS.map((head) => [head.id, head] as const))('the worksheet of %s', (id, head) => {
  it('has an answer for every question, in both languages, from stored runs', async () => {
    const lesson = await head.load();
    const script = scriptOf(lesson);
    const result = stored.find((each) => each.id === id);
    const questions = [...questionsOf(script).values()];
    expect(questions.length).toBeGreaterThan(1);
    for (const question of questions) {
      const findings = findingsOf(question, result, script.names);
      expect(findings.length).toBeGreaterThan(0);
      for (const { leaf, texts = {}, values = {}, counts = {} } of findings) {
        expect(leaf).not.toBe('unknown');
        const named = { ...texts, ...values, ...counts };
        // Each text names what the finding brings, and nothing else.
        for (const language of ['en', 'ja'] as const) {
          const wanted = [...worksheet[leaf][language].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
          expect(Object.keys(named)).toEqual(expect.arrayContaining(wanted));
        }
        for (const value of Object.values(values)) expect(value).toBeTypeOf('number');
      }
    }
  });

  it('says that nothing is known where no runs are stored', async () => {
    const script = scriptOf(await head.load());
    const bets = [...questionsOf(script).values()].filter(({ kind }) => kind !== 'choice');
    expect(bets.length).toBeGreaterThan(0);
    for (const bet of bets) expect(findingsOf(bet, undefined, script.names)).toEqual([{ leaf: 'unknown' }]);
  });

  it('asks nothing with numbers of a run in it: paper has none', async () => {
    const script = scriptOf(await head.load());
    for (const { part, say, ask } of script.scenes) {
      if (!['predict', 'run', 'say', 'try'].includes(part)) continue;
      for (const text of [say, ...(ask ? [ask.text] : [])]) expect(`${text.en}${text.ja}`).not.toMatch(/\{\w+\.?\w*\}/);
    }
  });
});
