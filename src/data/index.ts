import { annulus } from './annulus.ts';
import { checkerboard } from './checkerboard.ts';
import { dirac } from './dirac.ts';
import { drawn } from './drawn.ts';
import { gaussian } from './gaussian.ts';
import { grid } from './grid.ts';
import { imported } from './imported.ts';
import { importedImages } from './importedImages.ts';
import type { LawDeclaration } from './law.ts';
import { mnist } from './mnist.ts';
import { pinwheel } from './pinwheel.ts';
import { randomMixture } from './randomMixture.ts';
import { ring } from './ring.ts';
import { segments } from './segments.ts';
import { spirals } from './spirals.ts';
import { stackedMnist } from './stackedMnist.ts';
import { swissRoll } from './swissRoll.ts';
import { twoMoons } from './twoMoons.ts';

/** Every law, in the order in which the picker shows them. */
export const LAWS: readonly LawDeclaration[] = [
  ring,
  grid,
  randomMixture,
  twoMoons,
  swissRoll,
  spirals,
  pinwheel,
  checkerboard,
  annulus,
  segments,
  gaussian,
  dirac,
  drawn,
  imported,
  mnist,
  stackedMnist,
  importedImages,
];

const byId = new Map(LAWS.map((law) => [law.id, law]));

/** The law of an id. Throws RangeError for an unknown one: links and files are checked before they get here. */
export function findLaw(id: string): LawDeclaration {
  const law = byId.get(id);
  if (!law) throw new RangeError(`no such law: ${id}`);
  return law;
}
