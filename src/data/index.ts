import { annulus } from './annulus.ts';
import { banana } from './banana.ts';
import { barsAndStripes } from './barsAndStripes.ts';
import { checkerboard } from './checkerboard.ts';
import { dirac } from './dirac.ts';
import { donut } from './donut.ts';
import { drawn } from './drawn.ts';
import { forkedWave } from './forkedWave.ts';
import { formula } from './formula.ts';
import { funnel } from './funnel.ts';
import { gaussian } from './gaussian.ts';
import { grid } from './grid.ts';
import { imported } from './imported.ts';
import { importedImages } from './importedImages.ts';
import type { LawDeclaration } from './law.ts';
import { mnist } from './mnist.ts';
import { mnistBits } from './mnistBits.ts';
import { mnistCrops } from './mnistCrops.ts';
import { pinwheel } from './pinwheel.ts';
import { randomMixture } from './randomMixture.ts';
import { ring } from './ring.ts';
import { rosenbrock } from './rosenbrock.ts';
import { segments } from './segments.ts';
import { shifter } from './shifter.ts';
import { spirals } from './spirals.ts';
import { splitWave } from './splitWave.ts';
import { squiggle } from './squiggle.ts';
import { stackedMnist } from './stackedMnist.ts';
import { swissRoll } from './swissRoll.ts';
import { tea } from './tea.ts';
import { thermometerOf } from './thermometer.ts';
import { twoArcs } from './twoArcs.ts';
import { twoIslands } from './twoIslands.ts';
import { twoMoons } from './twoMoons.ts';
import { wave } from './wave.ts';
import { xShape } from './xShape.ts';

/** Laws of points that are known by their settings alone. */
const PLANE_LAWS: readonly LawDeclaration[] = [
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
  twoIslands,
  donut,
  squiggle,
  banana,
  rosenbrock,
  xShape,
  funnel,
  twoArcs,
  wave,
  splitWave,
  forkedWave,
];

/** Every law, in the order in which the picker shows them. */
export const LAWS: readonly LawDeclaration[] = [
  ...PLANE_LAWS,
  formula,
  drawn,
  imported,
  mnist,
  stackedMnist,
  tea,
  barsAndStripes,
  shifter,
  thermometerOf(PLANE_LAWS),
  mnistCrops,
  mnistBits,
  importedImages,
];

const byId = new Map(LAWS.map((law) => [law.id, law]));

/** The law of an id. Throws RangeError for an unknown one: links and files are checked before they get here. */
export function findLaw(id: string): LawDeclaration {
  const law = byId.get(id);
  if (!law) throw new RangeError(`no such law: ${id}`);
  return law;
}
