import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../metrics/index.ts';
import { LANGUAGES, type Text } from '../../schema/text.ts';
import { isLive, keysOf } from '../experiment.ts';
import { holds } from './bounds.ts';
import { DEMO_ENGINE, type Demo, type Scene, startExperiment } from './contract.ts';
import { DEMOS, findDemo } from './index.ts';
import { type Driver, type Moment, play } from './playback.ts';
import { fill, isReading, lostShare, type Measured, placesOf, readingText } from './readings.ts';
import { type DemoResult, planOf, spreadOf } from './results.ts';

const STORED = JSON.parse(readFileSync('docs/results/demos.json', 'utf8')) as readonly DemoResult[];

const share = (strict: boolean, target = 0.125) => ({ share: strict ? target : 0, target, captured: strict, strict });
const measuredAs = (metrics: Record<string, number | null>, step = 100): Measured => ({
  step,
  metrics,
  shares: Array.from({ length: 8 }, (_, i) => share(i < (metrics.strictModes ?? 0))),
});

const textsOf = ({ title, summary, scenes, card }: Demo): readonly Text[] => [
  title,
  summary,
  card.title,
  card.text,
  ...card.shows.map(({ text }) => text),
  ...scenes.flatMap(({ name, say, ask, until }) => [
    name,
    say,
    ...(ask ? [ask.text, ...('options' in ask ? ask.options.map(({ text }) => text) : [])] : []),
    ...('otherwise' in until ? [until.otherwise] : []),
  ]),
];

/** Runs that train in no time, and say what a test has them say. */
function fakeDriver(say: (step: number) => Record<string, number | null>): Driver & { readonly changes: string[] } {
  let step = 0;
  const changes: string[] = [];
  return {
    changes,
    step: () => step,
    advanceTo: async (to) => {
      step = to;
      return true;
    },
    change: async (given) => void changes.push(...Object.keys(given)),
    async restart(given) {
      changes.push(...Object.keys(given));
      step = 0;
    },
    measure: async () => measuredAs(say(step), step),
  };
}

async function playWith(demo: Demo, say: (step: number) => Record<string, number | null>) {
  const told: Moment[] = [];
  const outcome = await play({
    demo,
    open: async (starts) => Object.fromEntries(Object.keys(starts).map((id) => [id, fakeDriver(say)])),
    patience: { read: async () => {}, pace: async () => {}, hand: async () => {} },
    tell: (moment) => void told.push(moment),
  });
  return { told, outcome };
}

describe.each(DEMOS)('demo $id', (demo) => {
  it('begins runs that exist, moves what may be moved, and looks at metrics that there are', () => {
    const keys = METRICS.map(({ key }) => key);
    expect(demo.scenes[0]?.open).toBeDefined();
    expect(keys).toEqual(expect.arrayContaining([...demo.metrics]));
    const looked = [
      ...demo.ending.map((bound) => ('metric' in bound ? bound.metric : '')),
      ...demo.card.shows.map(({ metric }) => metric),
      ...demo.scenes
        .flatMap(({ until }) => ('meets' in until ? until.meets : []))
        .map((b) => ('metric' in b ? b.metric : '')),
    ];
    expect(demo.metrics).toEqual(expect.arrayContaining(looked));
    let starts = demo.scenes[0]?.open ?? {};
    let hasTrained = false;
    for (const { open, moves = [], until } of demo.scenes) {
      if (open) starts = open;
      for (const { key, run = 'a' } of moves) {
        const experiment = startExperiment(starts[run] ?? {}, 1);
        expect(keysOf(experiment)).toContain(key);
        // A setting that begins a run again may only be moved before it has trained.
        expect(isLive(experiment, key) || !hasTrained, key).toBe(true);
      }
      hasTrained ||= 'step' in until || 'meets' in until;
    }
    expect(startExperiment(demo.card.link, 1).seed).toBe(1);
    if (demo.card.next) expect(findDemo(demo.card.next).id).toBe(demo.card.next);
  });

  it('is told in short sentences whose every place is known', () => {
    for (const text of textsOf(demo)) {
      const known = [text.en, text.ja].map((sentence) =>
        placesOf(sentence)
          .map(({ of, reading }) => `${of}.${reading}`)
          .sort(),
      );
      expect(known[0]).toEqual(known[1]);
      for (const { reading } of placesOf(text.en)) expect(isReading(reading), reading).toBe(true);
    }
    for (const { say } of demo.scenes) {
      expect(say.en.length, say.en).toBeLessThanOrEqual(115);
      expect(say.ja.length, say.ja).toBeLessThanOrEqual(62);
    }
  });

  it('plays to its end whatever comes of it, and is honest where a scene misses', async () => {
    const nothing = await playWith(demo, () => ({}));
    const bounded = demo.scenes.flatMap(({ until }, i) => ('meets' in until ? [i] : []));
    expect(nothing.outcome).toMatchObject({ missed: bounded, isEnding: false });
    expect(nothing.told.at(-1)).toMatchObject({ state: 'ended', at: demo.scenes.length - 1 });
    for (const { at, isMissed, runs } of nothing.told) {
      const { say, until } = demo.scenes[at] as Scene;
      const sentence = isMissed && 'otherwise' in until ? until.otherwise : say;
      for (const language of LANGUAGES)
        expect(fill(sentence, language, runs, demo.names)).not.toMatch(/[{}]|NaN|undefined/);
    }
  });

  it('ends as it says for nineteen of twenty seeds that it was not written with', () => {
    const stored = STORED.find(({ id }) => id === demo.id);
    expect(stored, 'npm run experiment -- --suite demos').toMatchObject({ engine: DEMO_ENGINE, plan: planOf(demo) });
    const { seeds } = stored as DemoResult;
    expect(seeds.length).toBeGreaterThanOrEqual(20);
    expect(seeds.filter(({ isEnding }) => !isEnding).length).toBeLessThanOrEqual(seeds.length / 20);
    demo.card.shows.forEach((_, line) => {
      expect(spreadOf(stored as DemoResult, line)).toHaveLength(seeds.length);
    });
  });
});

describe('bounds', () => {
  it('hold at two evaluations in a row, not before their step, and miss at the last', async () => {
    const base = DEMOS[0] as Demo;
    const scene: Scene = {
      ...(base.scenes[0] as Scene),
      until: { meets: [{ metric: 'strictModes', atMost: 4 }], from: 300, by: 1_000, otherwise: base.title },
    };
    const demo: Demo = { ...base, every: 100, scenes: [scene], ending: [] };
    const endOf = async (good: (step: number) => boolean) => {
      const { outcome } = await playWith(demo, (step) => ({ strictModes: good(step) ? 2 : 8 }));
      return [outcome?.runs.a?.step, outcome?.missed.length];
    };
    expect(await endOf(() => true)).toEqual([300, 0]);
    expect(await endOf((step) => step >= 500)).toEqual([600, 0]);
    expect(await endOf((step) => step % 200 === 0)).toEqual([1_000, 1]);
    // Met at the very last evaluation is met.
    expect(await endOf((step) => step >= 900)).toEqual([1_000, 0]);
  });

  it('of one run above another are differences, and nothing unmeasured meets them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -9, max: 9 }), fc.double({ noNaN: true, min: -9, max: 9 }), (x, y) => {
        const runs = { a: measuredAs({ w1: x }), before: measuredAs({ w1: y }), empty: measuredAs({ w1: null }) };
        expect(holds({ metric: 'w1', above: 'before', atLeast: 0 }, runs)).toBe(x - y >= 0);
        expect(holds({ metric: 'w1', above: 'empty' }, runs)).toBe(false);
        expect(holds({ metric: 'w1', above: 'nobody' }, runs)).toBe(false);
        expect(holds({ metric: 'w1', run: 'b', atLeast: -99 }, runs)).toBe(false);
      }),
    );
  });
});

describe('readings', () => {
  it('count what is lost by the weights of the data, in the words of each language', () => {
    const run = measuredAs({ strictModes: 6, highQuality: 0.8112 });
    expect(lostShare(run)).toBeCloseTo(0.25, 12);
    expect(readingText('outOfSight', run, 'en')).toBe('250,000');
    expect(readingText('sharp', run, 'en')).toBe('81\u00a0%');
    const names = Array.from({ length: 8 }, (_, i) => ({ en: `s${i}`, ja: `区${i}` }));
    expect(readingText('lostNames', run, 'en', names)).toBe('s6 and s7');
    expect(readingText('lostNames', run, 'ja', names)).toBe('区6、区7');
    expect(readingText('held', undefined, 'en')).toBe('–');
  });
});

it('a run that stops ends the demo as broken, and nobody hears of one that is over', async () => {
  const demo = DEMOS[0] as Demo;
  const told: string[] = [];
  const parts = {
    demo,
    tell: ({ state }: Moment) => void told.push(state),
    patience: { read: async () => {}, pace: async () => {}, hand: async () => {} },
  };
  const stopped = { ...fakeDriver(() => ({})), advanceTo: async () => false };
  expect(await play({ ...parts, open: async () => ({ a: stopped }) })).toMatchObject({ isEnding: false });
  expect(told.at(-1)).toBe('broken');
  expect(await play({ ...parts, open: async () => ({ a: stopped }), isOver: () => true })).toBeNull();
});
