/** Age from which an evaluation may be old news, ms: until then the eye has not seen much else. */
const OLD_MS = 3_000;
/** Share of the steps of a run that an evaluation must have seen to stand for it. */
const SEEN = 0.8;

/** An evaluation, when it came, and where the run is now. */
interface News {
  readonly evaluatedAt: number;
  readonly step: number;
  readonly isMoving: boolean;
  readonly ageMs: number;
}

/**
 * Whether the run has long gone on from the step of its newest evaluation, as runs of images do that are looked at twice a
 * minute: a sentence about it then has to say of which step it speaks.
 */
export const isOldNews = ({ evaluatedAt, step, isMoving, ageMs }: News): boolean =>
  isMoving && ageMs > OLD_MS && evaluatedAt < SEEN * step;
