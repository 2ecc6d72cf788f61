import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withValues } from '../experiment/experiment.ts';
import { experimentFromJson } from '../experiment/json.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { createRunStores } from './runStores.ts';
import { samplesTable, seriesTable, settingsFile } from './saveRun.ts';

it('settings come back from their file as they were, of every preset', () => {
  for (const preset of PRESETS) {
    const stores = createRunStores();
    const experiment = withValues(presetExperiment(preset), { seed: 41 });
    stores.experiment.replace(experiment, preset.id);
    const { name, text } = settingsFile(stores);
    const read = experimentFromJson(JSON.parse(text));
    expect(read).toMatchObject({ preset: preset.id, experiment, notices: [] });
    expect(name).toBe(`modescope-${preset.id}-seed41-step0.json`);
  }
});

it('charts are a row per evaluation, with nothing where a metric was not taken or is undefined', () => {
  const points = [
    { step: 0, values: { modes: 2, w1: 0.5 } },
    { step: 100, values: { modes: 8, highQuality: null } },
  ];
  expect(seriesTable({ points })).toBe('step,modes,w1,highQuality\r\n0,2,0.5,\r\n100,8,,\r\n');
});

it('samples are read back to the bit', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.float({ noNaN: true, noDefaultInfinity: true }),
          fc.float({ noNaN: true, noDefaultInfinity: true }),
        ),
      ),
      (rows) => {
        const samples = Float32Array.from(rows.flat());
        const [header, ...lines] = samplesTable(samples, 2).trimEnd().split('\r\n');
        expect(header).toBe('x,y');
        expect(lines.flatMap((line) => line.split(',').map((text) => Number(text) + 0))).toEqual(
          [...samples].map((value) => value + 0),
        );
      },
    ),
  );
});
