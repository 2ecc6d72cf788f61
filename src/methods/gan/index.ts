import { acGan } from './acGan.ts';
import { acGanStar } from './acGanStar.ts';
import { acGanStarPlus } from './acGanStarPlus.ts';
import { amGan } from './amGan.ts';
import { cganConcat } from './cganConcat.ts';
import { cganProjection } from './cganProjection.ts';
import type { GanMethod } from './contract.ts';
import { ganStar } from './ganStar.ts';
import { hingeGan } from './hingeGan.ts';
import { kernelGan } from './kernelGan.ts';
import { kernelGanNoisy } from './kernelGanNoisy.ts';
import { labelGan } from './labelGan.ts';
import { lsGan } from './lsGan.ts';
import { minimaxGan } from './minimaxGan.ts';
import { nsGan } from './nsGan.ts';
import { wgan } from './wgan.ts';
import { wganClip } from './wganClip.ts';
import { wganGp } from './wganGp.ts';
import { wganLp } from './wganLp.ts';

/** Every GAN in display order. */
export const GAN_METHODS: readonly GanMethod[] = [
  nsGan,
  minimaxGan,
  lsGan,
  hingeGan,
  wganClip,
  wganGp,
  wganLp,
  wgan,
  kernelGan,
  kernelGanNoisy,
  cganConcat,
  cganProjection,
  ganStar,
  labelGan,
  acGan,
  acGanStar,
  acGanStarPlus,
  amGan,
];
