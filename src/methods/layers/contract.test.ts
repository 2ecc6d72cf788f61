import { describe, expect, it } from 'vitest';
import { hasTop } from './contract.ts';
import { LAYERS_METHODS } from './index.ts';

describe.each(LAYERS_METHODS)('$id', (method) => {
  // The page is built without the phases, and tells of chapters and the top by these alone.
  it('names the chapters of its phases, and has a top where one of them trains it', () => {
    expect(method.chapters).toEqual(method.phases.map(({ id }) => id));
    expect(hasTop(method)).toBe(method.phases.some(({ trains }) => trains.includes('top')));
  });
});
