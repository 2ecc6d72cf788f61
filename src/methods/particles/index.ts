import type { ParticlesMethod } from './contract.ts';
import { hmc } from './hmc.ts';
import { mala } from './mala.ts';
import { randomWalk } from './randomWalk.ts';
import { svgd } from './svgd.ts';
import { ula } from './ula.ts';

/** Every method that moves particles towards a density, in display order. */
export const PARTICLES_METHODS: readonly ParticlesMethod[] = [svgd, randomWalk, ula, mala, hmc];
