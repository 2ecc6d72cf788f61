import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../metrics/index.ts';
import { LANGUAGES, type Text } from '../../schema/text.ts';
import { DEMO_ENGINE, startExperiment } from '../demos/contract.ts';
import { type Driver, type Moment, play } from '../demos/playback.ts';
import { fill, isReading, type Measured, placesOf } from '../demos/readings.ts';
import { keysOf } from '../experiment.ts';
import { PARTS } from './contract.ts';
import { LESSONS } from './index.ts';
import { betsOfLesson, type LessonResult, metricsOfCell, planOfLesson } from './results.ts';
import { isHiddenAt, questionsOf, scriptOf } from './script.ts';

const FILE = 'docs/results/lessons.json';
const STORED = (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : []) as readonly LessonResult[];
const keys = METRICS.map(({ key }) => key);

/** Texts of anything that is plain data. */
const textsIn = (value: unknown): readonly Text[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ja' in value) return [value as Text];
  return Object.values(value).flatMap(textsIn);
};

/** A run that trains in no time and holds what a test says. */
function fakeDriver(): Driver {
  let step = 0;
  const share = { share: 0.1, target: 0.125, captured: true, strict: true };
  return {
    step: () => step,
    advanceTo: async (to) => {
      step = to;
      return true;
    },
    change: async () => {},
    async restart() {
      step = 0;
    },
    measure: async (wanted): Promise<Measured> => ({
      step,
      metrics: Object.fromEntries(wanted.map((key) => [key, 0.5])),
      shares: Array.from({ length: 8 }, () => share),
    }),
  };
}

describe.each(LESSONS)('lesson $id', ({ id, load }) => {
  it('asks before it shows, in the order of the parts, and hides until it was said what was seen', async () => {
    const lesson = await load();
    expect(lesson.id).toBe(id);
    const script = scriptOf(lesson);
    const order = script.scenes.map(({ part }) => PARTS.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(PARTS.length);
    for (const [at, { part, ask }] of script.scenes.entries()) {
      if (ask) expect(['predict', 'say']).toContain(part);
      if (part === 'predict') for (const what of lesson.hidden) expect(isHiddenAt(lesson, what, script, at)).toBe(true);
      if (part === 'compare')
        for (const what of lesson.hidden) expect(isHiddenAt(lesson, what, script, at)).toBe(false);
    }
    for (const question of questionsOf(script).values()) {
      if (question.kind === 'choice') expect(question.options.some(({ right }) => right !== undefined)).toBe(true);
      if (question.kind === 'curve') expect(question.bets).toHaveLength(question.ticks.length);
    }
  });

  it('begins runs that exist, bets on cells that are run, and frees settings that there are', async () => {
    const lesson = await load();
    expect(keys).toEqual(expect.arrayContaining([...lesson.metrics, ...lesson.shows.map(({ metric }) => metric)]));
    for (const start of [...Object.values(lesson.start), ...lesson.next, lesson.puzzle.start])
      expect(startExperiment(start, 5).seed).toBe(5);
    const known = keysOf(startExperiment(lesson.puzzle.start, 5));
    expect(known).toEqual(expect.arrayContaining([...lesson.puzzle.free, ...Object.keys(lesson.puzzle.solution)]));
    expect(lesson.puzzle.free).toEqual(expect.arrayContaining(Object.keys(lesson.puzzle.solution)));
    for (const bet of betsOfLesson(lesson)) {
      const cell = lesson.cells.find((each) => each.id === bet.cell);
      expect(cell?.steps, bet.cell).toContain(bet.at);
      expect(keys).toEqual(expect.arrayContaining([...metricsOfCell(lesson, bet.cell)]));
    }
  });

  it('is told in short sentences whose every place is known', async () => {
    const lesson = await load();
    for (const text of textsIn(lesson)) {
      const places = LANGUAGES.map((language) =>
        placesOf(text[language])
          .map(({ of, reading }) => `${of}.${reading}`)
          .sort(),
      );
      expect(places[0]).toEqual(places[1]);
      for (const { reading } of placesOf(text.en)) expect(isReading(reading), reading).toBe(true);
      expect(
        [text.en.length, text.ja.length].every((length) => length <= 500),
        text.en,
      ).toBe(true);
    }
    for (const { say } of scriptOf(lesson).scenes) {
      expect(say.en.length, say.en).toBeLessThanOrEqual(150);
      expect(say.ja.length, say.ja).toBeLessThanOrEqual(75);
    }
  });

  it('plays to its end with a reader who tries the puzzle once and leaves it', async () => {
    const lesson = await load();
    const script = scriptOf(lesson);
    const told: Moment[] = [];
    const tries = [lesson.puzzle.solution];
    const outcome = await play({
      demo: script,
      open: async (starts) => Object.fromEntries(Object.keys(starts).map((run) => [run, fakeDriver()])),
      patience: {
        read: async () => {},
        pace: async () => {},
        hand: async () => {},
        begin: async () => {},
        attempt: async () => tries.pop() ?? null,
      },
      tell: (moment) => void told.push(moment),
    });
    expect(told.at(-1)?.state).toBe('ended');
    expect(outcome).not.toBeNull();
    for (const { at, runs } of told)
      for (const language of LANGUAGES)
        expect(fill(script.scenes[at]?.say as Text, language, runs, script.names)).not.toMatch(/[{}]|NaN|undefined/);
  });

  it('is scored against twenty runs of what it tells of, and its puzzle is solved by its solution', async () => {
    const lesson = await load();
    const stored = STORED.find((result) => result.id === id);
    expect(stored, 'npm run experiment -- --suite lessons').toMatchObject({
      engine: DEMO_ENGINE,
      plan: planOfLesson(lesson),
    });
    const { cells, seeds, solved } = stored as LessonResult;
    expect(seeds).toBeGreaterThanOrEqual(20);
    expect(solved.filter((step) => step === null).length * 20).toBeLessThanOrEqual(solved.length);
    for (const { cell, at, of } of betsOfLesson(lesson)) {
      const found = cells.find((each) => each.id === cell && each.at === at);
      expect(of === 'lost' ? found?.lost : Object.values(found?.values ?? {})[0]).toHaveLength(seeds);
    }
  });
});
