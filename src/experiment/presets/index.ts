import { amGanDynamic } from './amGanDynamic.ts';
import { amGanStatic } from './amGanStatic.ts';
import { cganNarrow } from './cganNarrow.ts';
import { chainsCross } from './chainsCross.ts';
import { clip } from './clip.ts';
import { collapse } from './collapse.ts';
import type { PresetDeclaration } from './contract.ts';
import { dftDonut } from './dftDonut.ts';
import { dftIslands } from './dftIslands.ts';
import { dftOneLevel } from './dftOneLevel.ts';
import { dftRosenbrock } from './dftRosenbrock.ts';
import { dftSquiggle } from './dftSquiggle.ts';
import { dftTwoIslands } from './dftTwoIslands.ts';
import { digitRich } from './digitRich.ts';
import { digitTower } from './digitTower.ts';
import { draw } from './draw.ts';
import { gp } from './gp.ts';
import { gpStrong } from './gpStrong.ts';
import { grid25 } from './grid25.ts';
import { kernelDigits } from './kernelDigits.ts';
import { kernelGan } from './kernelGan.ts';
import { kernelGanFrozen } from './kernelGanFrozen.ts';
import { kernelGanGrid } from './kernelGanGrid.ts';
import { kernelPixels } from './kernelPixels.ts';
import { klIsLadder } from './klIsLadder.ts';
import { ksdBlind } from './ksdBlind.ts';
import { ksdIslands } from './ksdIslands.ts';
import { lp } from './lp.ts';
import { meansAreNotBits } from './meansAreNotBits.ts';
import { mnistConditional } from './mnistConditional.ts';
import { mnistDcgan } from './mnistDcgan.ts';
import { mnistMlp } from './mnistMlp.ts';
import { noSecondLayer } from './noSecondLayer.ts';
import { oneLayerShort } from './oneLayerShort.ts';
import { overfittedBound } from './overfittedBound.ts';
import { packing } from './packing.ts';
import { rareModes } from './rareModes.ts';
import { reachableBound } from './reachableBound.ts';
import { reconstructionBound } from './reconstructionBound.ts';
import { rescue } from './rescue.ts';
import { richerInference } from './richerInference.ts';
import { ring8NsGan } from './ring8NsGan.ts';
import { shortChains } from './shortChains.ts';
import { siviIslands } from './siviIslands.ts';
import { stackedMnist } from './stackedMnist.ts';
import { stuckChains } from './stuckChains.ts';
import { svgdAmortised } from './svgdAmortised.ts';
import { svgdStuck } from './svgdStuck.ts';
import { tiedInference } from './tiedInference.ts';
import { tooFast } from './tooFast.ts';
import { weakTop } from './weakTop.ts';
import { wrongGradient } from './wrongGradient.ts';

/** Every preset in menu order: group by group, a story first, then single effects, then things to play with. */
export const PRESETS: readonly PresetDeclaration[] = [
  collapse,
  rescue,
  ring8NsGan,
  rareModes,
  packing,
  tooFast,
  grid25,
  clip,
  gp,
  lp,
  gpStrong,
  kernelGan,
  kernelGanFrozen,
  kernelGanGrid,
  amGanStatic,
  amGanDynamic,
  cganNarrow,
  mnistMlp,
  mnistDcgan,
  mnistConditional,
  kernelPixels,
  kernelDigits,
  stackedMnist,
  dftIslands,
  dftOneLevel,
  dftDonut,
  dftTwoIslands,
  dftSquiggle,
  dftRosenbrock,
  wrongGradient,
  ksdBlind,
  klIsLadder,
  siviIslands,
  ksdIslands,
  svgdAmortised,
  svgdStuck,
  chainsCross,
  reachableBound,
  richerInference,
  tiedInference,
  oneLayerShort,
  noSecondLayer,
  reconstructionBound,
  weakTop,
  shortChains,
  stuckChains,
  overfittedBound,
  meansAreNotBits,
  digitTower,
  digitRich,
  draw,
];

/** What a first visit opens, and what a link without a preset differs from. */
export const FIRST_PRESET = 'collapse';

/** The preset with this id; throws a RangeError for an unknown one. */
export function findPreset(id: string): PresetDeclaration {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new RangeError(`no such preset: ${id}`);
  return preset;
}
