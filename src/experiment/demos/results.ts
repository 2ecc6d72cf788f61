import { contentHash } from '../../data/contentHash.ts';
import type { Demo } from './contract.ts';

/** One seed's run of a demo, as the suite stores it. */
export interface DemoSeed {
  readonly seed: number;
  /** Scenes that did not come to what they tell of, by their place. */
  readonly missed: readonly number[];
  /** Whether the end is what the demo says. */
  readonly isEnding: boolean;
  /** Values of the card's lines, in their order; null where undefined. */
  readonly shows: readonly (number | null)[];
}

/** docs/results/demos.json: what became of every demo over seeds that none was written with. */
export interface DemoResult {
  readonly id: string;
  readonly engine: string;
  readonly command: string;
  /** Fingerprint of what was played, so that results of a demo that has changed since can be told. */
  readonly plan: string;
  readonly seeds: readonly DemoSeed[];
}

/** Fingerprint of all of a demo that decides its numbers, without a word of its texts. */
export function planOf({ every: pace, scenes, ending, card }: Demo): string {
  const steps = scenes.map(({ open, moves, remember, every, until }) => ({ open, moves, remember, every, until }));
  const isNumber = (key: string, value: unknown): unknown => (TEXTS.has(key) ? undefined : value);
  return contentHash(new Float64Array(), [JSON.stringify({ every: pace, steps, ending, shows: card.shows }, isNumber)]);
}

const TEXTS: ReadonlySet<string> = new Set(['label', 'otherwise', 'text', 'as']);

/** The values of one line of the card over the seeds that have one, smallest first. */
export const spreadOf = ({ seeds }: DemoResult, line: number): readonly number[] =>
  seeds.flatMap(({ shows }) => shows[line] ?? []).sort((a, b) => a - b);
