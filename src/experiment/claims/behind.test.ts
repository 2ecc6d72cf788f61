import { describe, expect, it } from 'vitest';
import { withValues } from '../experiment.ts';
import { presetExperiment } from '../presets/contract.ts';
import { findPreset, PRESETS } from '../presets/index.ts';
import { claimsBehind } from './behind.ts';
import { cellExperiment, cellsOf } from './contract.ts';
import { CLAIMS } from './index.ts';

const all = CLAIMS.map((claim) => ({ claim }));
const behind = (id: string) => claimsBehind(presetExperiment(findPreset(id)), all).map(({ claim }) => claim.id);

describe('claims behind an experiment', () => {
  it('were judged on the same method, data and devices', () => {
    expect(behind('packing')).toContain('packing-finds-more-modes');
    expect(behind('kernel-gan')).toContain('annealing-covers-ring');
    expect(behind('gp-strong')).toContain('gp-unstable-at-large-weight');
    for (const { id } of PRESETS) {
      const experiment = presetExperiment(findPreset(id));
      for (const { claim } of claimsBehind(experiment, all)) {
        const cells = cellsOf(claim).map(cellExperiment);
        expect(
          cells.some(({ data, method }) => data.id === experiment.data.id && method.id === experiment.method.id),
        ).toBe(true);
      }
    }
  });

  it('come with the nearest settings first, and a cell is behind itself whatever its seed', () => {
    for (const claim of CLAIMS.slice(0, 12)) {
      const [cell] = cellsOf(claim);
      if (!cell) continue;
      const again = withValues(cellExperiment(cell), { seed: 4_321 });
      const [nearest] = claimsBehind(again, all);
      expect(cellsOf((nearest as { claim: typeof claim }).claim)).toContain(cell);
    }
  });

  it('may be none', () => {
    expect(behind('draw')).toEqual([]);
  });
});
