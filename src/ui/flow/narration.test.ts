import { describe, expect, it } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { flow } from '../../i18n/flow.ts';
import { type Catalogue, isText } from '../../i18n/index.ts';
import { particlesWords } from '../../i18n/particlesWords.ts';
import { samplerWords } from '../../i18n/samplerWords.ts';
import { towerWords } from '../../i18n/towerWords.ts';
import type { LabId } from '../../methods/contract.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import { findGan, findSampler } from '../../methods/index.ts';
import { LAYERS_METHODS } from '../../methods/layers/index.ts';
import { PARTICLES_METHODS } from '../../methods/particles/index.ts';
import { SAMPLER_METHODS } from '../../methods/sampler/index.ts';
import type { Text } from '../../schema/text.ts';
import { createSlowMotion } from '../../train/slowMotion.ts';
import type { StageId } from '../../worker/protocol.ts';
import { diagramOf } from './diagram.ts';
import { LIT, sentenceFor, valuesFor } from './narration.ts';

const STAGES = Object.keys(LIT) as StageId[];

/** Every stage of every phase of a run with these phases. */
function stagesOf(phases: readonly string[], lab: LabId = 'gan'): StageId[] {
  const slow = createSlowMotion((id) => phases.includes(id), lab);
  return phases.flatMap((phase) => {
    const told: StageId[] = [];
    for (let isOver = false; !isOver; ) {
      const { stage, runsPhase } = slow.next(phase);
      told.push(stage);
      isOver = runsPhase;
    }
    return told;
  });
}

function lookUp(path: string, root: Catalogue = { flow }): Text | null {
  let node: Text | Catalogue = root;
  for (const name of path.split('.')) {
    const next: Text | Catalogue | undefined = (node as Catalogue)[name];
    if (next === undefined) return null;
    node = next;
  }
  return isText(node) ? (node as Text) : null;
}

const variants = GAN_METHODS.flatMap((method) =>
  [{}, { 'smoothing.on': true }, { 'penalty.kind': 'two-sided' }].map((changes) =>
    effective(withValues(defaultExperiment(), { 'method.id': method.id, ...changes })),
  ),
);

const samplers = SAMPLER_METHODS.map((method) =>
  effective(withValues(defaultExperiment(), { 'method.id': method.id })),
);

/** Those of a sampler. */
const stagesOfSampler = (id: string): StageId[] =>
  stagesOf(
    findSampler(id).phases.map(({ trains }) => trains),
    'sampler',
  );

function expectShort(sentence: Text | null, name: string): void {
  expect(sentence, name).not.toBeNull();
  expect(sentence?.en, name).toMatch(/[a-z)]\.$/);
  expect(sentence?.ja, name).toMatch(/。$/);
  // What two lines of the lowest variant hold.
  expect(sentence?.en.length, name).toBeLessThanOrEqual(94);
  expect(sentence?.ja.replace(/\{\{.*?\}\}/g, '0.16').length, name).toBeLessThanOrEqual(40);
}

describe('narration', () => {
  it('has one sentence for every stage of every method, in both languages', () => {
    for (const experiment of variants) {
      const stages = stagesOf(findGan(experiment.method.id).phases.map(({ trains }) => trains));
      for (const stage of stages) {
        expectShort(lookUp(sentenceFor(stage, experiment)), `${experiment.method.id} ${stage}`);
      }
    }
    for (const experiment of samplers) {
      for (const stage of stagesOfSampler(experiment.method.id)) {
        const path = sentenceFor(stage, experiment);
        const sentence = lookUp(path, { flow: samplerWords.flow }) ?? lookUp(path);
        expectShort(sentence, `${experiment.method.id} ${stage}`);
        const asked = [...(sentence?.en.matchAll(/\{\{(\w+)\}\}/g) ?? [])].map(([, name]) => name);
        expect(Object.keys(valuesFor(experiment, 0, 'en'))).toEqual(expect.arrayContaining(asked));
      }
    }
  });

  it('tells particles as their method moves them', () => {
    const told = PARTICLES_METHODS.map(({ id }) => {
      const experiment = effective(withValues(defaultExperiment(), { 'method.id': id }));
      for (const stage of stagesOf(['particles'])) {
        expectShort(lookUp(sentenceFor(stage, experiment), { flow: particlesWords.flow }), `${id} ${stage}`);
      }
      return [id, sentenceFor('move', experiment).replace('flow.told.', '')];
    });
    expect(Object.fromEntries(told)).toMatchObject({ svgd: 'pushed', ula: 'noisy', mala: 'tested', hmc: 'tested' });
  });

  it('tells the chapters of a tower as its method trains them', () => {
    const told = LAYERS_METHODS.map(({ id, phases }) => {
      const experiment = effective(withValues(defaultExperiment(), { 'method.id': id }));
      const { pieces } = diagramOf(
        experiment,
        () => {},
        (path) => path,
        'en',
      );
      for (const stage of stagesOf(phases.map((phase) => phase.id))) {
        const sentence = lookUp(sentenceFor(stage, experiment), { flow: towerWords.flow });
        expectShort(sentence, `${id} ${stage}`);
        const asked = [...(sentence?.en.matchAll(/\{\{(\w+)\}\}/g) ?? [])].map(([, name]) => name);
        expect(Object.keys(valuesFor(experiment, 0, 'en'))).toEqual(expect.arrayContaining(asked));
        expect(
          pieces.some(({ part }) => LIT[stage].includes(part)),
          stage,
        ).toBe(true);
      }
      return sentenceFor('decode', experiment);
    });
    expect(new Set(told).size).toBe(3);
  });

  it('tells what the diagram of the lab shows', () => {
    for (const experiment of samplers) {
      const { pieces, losses } = diagramOf(
        experiment,
        () => {},
        (path) => path,
        'en',
      );
      const shown = [...pieces.map(({ part }) => part), ...losses];
      for (const stage of stagesOfSampler(experiment.method.id)) {
        expect(
          LIT[stage].some((part) => shown.includes(part)),
          stage,
        ).toBe(true);
      }
      expect(shown).not.toContain('critic');
      expect(shown).not.toContain('data');
    }
    const told = valuesFor(samplers[0] as (typeof samplers)[number], 0, 'en');
    expect(told).toEqual({ count: 128, levels: '0.1–2' });
  });

  it('speaks the method’s language', () => {
    const told = (stage: StageId, changes: Parameters<typeof withValues>[1]) =>
      sentenceFor(stage, effective(withValues(defaultExperiment(), changes)));
    expect(told('criticise', { 'method.id': 'ns-gan' })).toMatch(/judge\.logit$/);
    expect(told('criticise', { 'method.id': 'wgan-gp' })).toMatch(/judge\.score$/);
    expect(told('criticise', { 'method.id': 'wgan-gp', 'smoothing.on': true })).toMatch(/smoothedScore$/);
    expect(told('critic-loss', { 'method.id': 'ns-gan', 'penalty.kind': 'two-sided' })).toMatch(/penalisedLogit$/);
    expect(told('critic-update', { 'method.id': 'wgan-clip' })).toMatch(/clipped$/);
    expect(told('critic-update', { 'method.id': 'ns-gan' })).toMatch(/plain$/);
    expect(told('criticise', { 'method.id': 'kernel-gan' })).toMatch(/closedForm$/);
    expect(told('generator-update', { 'method.id': 'kernel-gan' })).toMatch(/closedForm$/);
    expect(told('generator-update', { 'method.id': 'wgan-gp' })).toMatch(/throughCritic$/);
  });

  it('lights something at every stage', () => {
    for (const stage of STAGES) expect(LIT[stage].length).toBeGreaterThan(0);
  });
});
