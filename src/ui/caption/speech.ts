import { type Diagnosis, diagnose } from '../../experiment/diagnosis/index.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { Evaluation } from '../../train/frame.ts';
import { extendHistory } from './history.ts';

/** A sentence that is still true stays this long, so that it can be read. */
const READING_MS = 2_000;

/** What the caption bar knows of a run. */
export interface Speech {
  /** Evaluations of the run, the one that the read-out shows last. */
  readonly history: readonly Evaluation[];
  /** What is said of the last of them; null where there is nothing to say. */
  readonly found: Diagnosis | null;
  /** When it was first said, ms. */
  readonly since: number;
}

export const SILENT: Speech = { history: [], found: null, since: Number.NEGATIVE_INFINITY };

/** What is known when a sentence is chosen. */
export interface Listening {
  readonly evaluation: Evaluation | null;
  readonly experiment: Experiment;
  /** Share on modes of perfect generators, where it is known. */
  readonly perfect: number | undefined;
  /** Stein discrepancy of perfect samplers at most, where it is known. */
  readonly steinFloor?: number | undefined;
  /** At rest nothing jumps, so what is most urgent is said at once. */
  readonly isMoving: boolean;
  /** Before the first step, and where a plate speaks, nothing is said of the numbers. */
  readonly isQuiet: boolean;
  readonly now: number;
}

/**
 * The next thing to say. It is always said of the evaluation that the read-out shows, with that one's numbers: a sentence
 * that is no longer true of it goes at once, one that is still true stays until it has been read.
 */
export function nextSpeech(before: Speech, heard: Listening): Speech {
  const { evaluation, experiment, perfect, steinFloor, isMoving, isQuiet, now } = heard;
  const newest = before.history.at(-1) ?? null;
  const history = evaluation === newest ? before.history : extendHistory(before.history, evaluation);
  if (isQuiet) return { history, found: null, since: now };
  const isSameRun = newest?.run === evaluation?.run;
  const keep = isMoving && isSameRun && now - before.since < READING_MS ? (before.found?.id ?? null) : null;
  const facts = { ...(perfect !== undefined && { perfect }), ...(steinFloor !== undefined && { steinFloor }) };
  const found = diagnose(history, experiment, facts, keep);
  return { history, found, since: found?.id === before.found?.id && isSameRun ? before.since : now };
}
