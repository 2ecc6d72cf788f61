import { contentHash } from '../../data/contentHash.ts';

/** Seed of whoever is in no class. */
export const LONE_SEED = 7;

/**
 * Seed of a reader: of the class code and the seat, so that the room is a sample, and opening the lesson again gives the same run.
 * Letter case and blanks around do not count.
 */
export function seedOf(classCode: string, seat: string): number {
  const [code, place] = [classCode, seat].map((part) => part.trim().toLowerCase());
  if (!code && !place) return LONE_SEED;
  const hash = contentHash(new Float64Array(), [`${code}`, `${place}`]);
  return LONE_SEED + ([...hash].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % 1_000_000);
}
