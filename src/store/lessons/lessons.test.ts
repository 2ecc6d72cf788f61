import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LESSONS } from '../../experiment/lessons/index.ts';
import { scriptOf } from '../../experiment/lessons/script.ts';
import { answersFile, COLUMNS } from './answersTable.ts';
import { asProgress, NO_PROGRESS } from './lessonStore.ts';
import { ownValue } from './ownValue.ts';

it('what was kept is read whatever it is, and what is sound stays', () => {
  fc.assert(fc.property(fc.anything(), (given) => void asProgress(given)));
  const sound = { at: 4, answers: { 0: [1, 2], 3: 1 }, own: { 3: null }, points: { 3: 10 }, isSolved: true };
  expect(asProgress(JSON.parse(JSON.stringify(sound)))).toEqual(sound);
  expect(asProgress({ answers: { 0: 'x', y: 1, 2: [Number.NaN] }, at: -1 })).toEqual(NO_PROGRESS);
});

it('answers are a table in which no text can be a formula or leave its cell', async () => {
  const script = scriptOf(await (LESSONS[0] as (typeof LESSONS)[number]).load());
  const reader = { classCode: '=1+1', seat: 'a "b", c', seed: 7 };
  const { text, name } = answersFile(script, reader, { ...NO_PROGRESS, answers: { 0: [0, 20] }, points: { 0: 3 } });
  const rows = text.trimEnd().split('\r\n');
  expect(rows[0]).toBe(COLUMNS.join(','));
  expect(rows[1]).toMatch(/^survive,'=1\+1,"a ""b"", c",7,0,chips,.*,0;20,3,$/);
  expect(rows.at(-1)).toMatch(/,puzzle,.*,0,,$/);
  expect(name).toMatch(/^[\p{L}\p{N}_-]+\.csv$/u);
});

it('a bet is about the run at its step, or the last evaluation before', () => {
  const at = (step: number, held: number) => ({ step, metrics: { held }, shares: [] });
  const runs = { a: { ...at(30, 3), past: [at(0, 0), at(10, 1), at(20, 2)] } };
  expect(ownValue({ cell: '', at: 25, of: 'held' }, runs)).toBe(2);
  expect(ownValue({ cell: '', at: 20, of: [{ metric: 'held', atLeast: 3 }] }, runs)).toBe(0);
  expect(ownValue({ cell: '', at: 5, of: 'held' }, runs)).toBeNull();
  expect(ownValue({ cell: '', at: 5, of: 'held', run: 'b' }, runs)).toBeNull();
});
