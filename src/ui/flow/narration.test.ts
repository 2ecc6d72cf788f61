import { describe, expect, it } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { flow } from '../../i18n/flow.ts';
import { type Catalogue, isText } from '../../i18n/index.ts';
import { GAN_METHODS } from '../../methods/gan/index.ts';
import type { Text } from '../../schema/text.ts';
import type { StageId } from '../../worker/protocol.ts';
import { LIT, sentenceFor } from './narration.ts';

const STAGES = Object.keys(LIT) as StageId[];

function lookUp(path: string): Text | null {
  let node: Text | Catalogue = { flow };
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

describe('narration', () => {
  it('has one sentence for every stage of every method, in both languages', () => {
    for (const experiment of variants) {
      for (const stage of STAGES) {
        const sentence = lookUp(sentenceFor(stage, experiment));
        expect(sentence, `${experiment.method.id} ${stage}`).not.toBeNull();
        expect(sentence?.en).toMatch(/[a-z)]\.$/);
        expect(sentence?.ja).toMatch(/。$/);
        // What two lines of the lowest variant hold.
        expect(sentence?.en.length).toBeLessThanOrEqual(94);
        expect(sentence?.ja.replace(/\{\{.*?\}\}/g, '0.16').length).toBeLessThanOrEqual(40);
      }
    }
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
