import type { GanMethod } from './gan/contract.ts';
import { GAN_METHODS } from './gan/index.ts';
import type { LayersMethod } from './layers/contract.ts';
import { LAYERS_METHODS } from './layers/index.ts';
import type { ParticlesMethod } from './particles/contract.ts';
import { PARTICLES_METHODS } from './particles/index.ts';
import type { SamplerMethod } from './sampler/contract.ts';
import { SAMPLER_METHODS } from './sampler/index.ts';

export type Method = GanMethod | SamplerMethod | ParticlesMethod | LayersMethod;

/** Every method in display order, lab by lab. */
export const METHODS: readonly Method[] = [...GAN_METHODS, ...SAMPLER_METHODS, ...PARTICLES_METHODS, ...LAYERS_METHODS];

/** The method with this id; throws a RangeError for an unknown one. */
export function findMethod(id: string): Method {
  const method = METHODS.find((candidate) => candidate.id === id);
  if (!method) throw new RangeError(`no such method: ${id}`);
  return method;
}

/** The GAN with this id; throws a RangeError for any other method, since only what is about GANs asks. */
export function findGan(id: string): GanMethod {
  const method = findMethod(id);
  if (method.lab !== 'gan') throw new RangeError(`no GAN: ${id}`);
  return method;
}

/** The sampler with this id; throws a RangeError for any other method. */
export function findSampler(id: string): SamplerMethod {
  const method = findMethod(id);
  if (method.lab !== 'sampler') throw new RangeError(`no sampler: ${id}`);
  return method;
}

/** The way of training a tower with this id; throws a RangeError for any other method. */
export function findLayers(id: string): LayersMethod {
  const method = findMethod(id);
  if (method.lab !== 'layers') throw new RangeError(`no tower: ${id}`);
  return method;
}

/** The method of particles with this id; throws a RangeError for any other. */
export function findParticles(id: string): ParticlesMethod {
  const method = findMethod(id);
  if (method.lab !== 'particles') throw new RangeError(`no method of particles: ${id}`);
  return method;
}

/** Whether the objective of a method is written with smoothed densities. */
export function usesDensity(id: string): boolean {
  const method = findMethod(id);
  return method.lab === 'gan' && method.needs.density;
}

/** What the critic of a method says: a logit, a score, nothing since its discriminator is known; undefined where none takes part. */
export function criticOf(id: string): GanMethod['needs']['critic'] | undefined {
  const method = findMethod(id);
  return method.lab === 'gan' ? method.needs.critic : undefined;
}
