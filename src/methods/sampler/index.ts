import { amortisedSvgd } from './amortisedSvgd.ts';
import type { SamplerMethod } from './contract.ts';
import { dft } from './dft.ts';
import { klIs } from './klIs.ts';
import { ksdNs } from './ksdNs.ts';
import { siviSm } from './siviSm.ts';

/** Every method that learns a one-step sampler, in display order. */
export const SAMPLER_METHODS: readonly SamplerMethod[] = [dft, klIs, siviSm, ksdNs, amortisedSvgd];
