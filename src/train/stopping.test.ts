import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { isPlateau, stopCondition, watches } from './stopping.ts';

const measured = (changes: Record<string, number | null> = {}) => ({
  metrics: { modes: 8, strictModes: 7, modeCount: 8, highQuality: 0.9, slicedWasserstein: 0.1, ...changes },
});

describe('stop conditions', () => {
  const plain = defaultExperiment();
  const allModes = withValues(plain, { 'stop.allModes': true });
  const plateau = withValues(plain, { 'stop.plateau': true });

  it('watch only when asked to', () => {
    expect([plain, allModes, plateau].map(watches)).toEqual([false, true, true]);
    expect(stopCondition(plain, [measured({ strictModes: 8 })])).toBeNull();
  });

  it('all modes means every mode with a quarter of its fair share', () => {
    expect(stopCondition(allModes, [measured()])).toBeNull();
    expect(stopCondition(allModes, [measured({ strictModes: 8 })])).toBe('all-modes');
    expect(stopCondition(allModes, [measured({ strictModes: null, modeCount: null })])).toBeNull();
  });

  it('a plateau needs fifteen evaluations without movement', () => {
    const flat = Array.from({ length: 15 }, () => measured());
    expect(isPlateau(flat.slice(1))).toBe(false);
    expect(stopCondition(plateau, flat)).toBe('plateau');
    expect(isPlateau([...flat.slice(1), measured({ modes: 7 })])).toBe(false);
    expect(isPlateau([...flat.slice(1), measured({ highQuality: 0.95 })])).toBe(false);
    expect(isPlateau([...flat.slice(1), measured({ slicedWasserstein: 0.2 })])).toBe(false);
  });

  it('all modes of images are their classes, once images are recognised', () => {
    const images = (recognisable: number, ...captured: boolean[]) => ({
      metrics: { recognisable, frechet: 10 },
      classShares: captured.map((each, i) => ({ share: 0.5, target: i === 0 ? 0 : 0.5, captured: each })),
    });
    expect(stopCondition(allModes, [images(0.9, false, true, true)])).toBe('all-modes');
    expect(stopCondition(allModes, [images(0.9, true, true, false)])).toBeNull();
    expect(stopCondition(allModes, [images(0.4, true, true, true)])).toBeNull();
    expect(stopCondition(allModes, [images(0.9)])).toBeNull();
  });

  it('a plateau of images is one of their Fréchet distance; without a judge there is none', () => {
    const flat = (frechet: number | null) => Array.from({ length: 15 }, () => ({ metrics: { frechet } }));
    expect(isPlateau(flat(8))).toBe(true);
    expect(isPlateau([...flat(8).slice(1), { metrics: { frechet: 9 } }])).toBe(false);
    expect(isPlateau(flat(null))).toBe(false);
  });
});
