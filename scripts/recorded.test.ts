import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startEngine } from '../src/cli/engines.ts';
import { PRESETS } from '../src/experiment/presets/index.ts';
import { linksToRecord, type RecordedLinks, recordDefaults, recordLink } from './recordedLinks.ts';
import { type RecordedRun, recordRun } from './recordedRuns.ts';

/**
 * What every preset trains to on the strict engine, and what links of the first version are read as, as they were recorded:
 * a rebuild that changes neither leaves this test green. What is changed on purpose is recorded anew by
 * `MODESCOPE_RECORD=1 npx vitest run scripts/recorded`, and the commit says why.
 */
const isRecording = process.env.MODESCOPE_RECORD !== undefined;
const fileOf = (name: string): string => join(import.meta.dirname, '../docs/results', `${name}.json`);
const stored = (name: string) => JSON.parse(readFileSync(fileOf(name), 'utf8'));
const lines = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;

describe('every preset', () => {
  const runs: RecordedRun[] = isRecording ? [] : stored('recorded-runs');
  afterAll(() => {
    if (isRecording) writeFileSync(fileOf('recorded-runs'), `${lines(runs)}\n`);
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s trains to the recorded bits',
    async (id, preset) => {
      const engine = await startEngine('compiled-wasm-strict');
      const run = await recordRun(preset, engine);
      await engine.dispose();
      if (isRecording) runs.push(run);
      expect(run).toEqual(runs.find((each) => each.id === id));
    },
  );
});

describe('links of version 1', () => {
  if (isRecording) {
    const links = lines(linksToRecord().map(recordLink));
    writeFileSync(fileOf('recorded-links'), `{"defaults":${JSON.stringify(recordDefaults())},"links":${links}}\n`);
  }
  const { links, defaults }: RecordedLinks = stored('recorded-links');

  it('are read as they were', () => {
    expect(links.length).toBe(300);
    expect(links.map(({ link }) => recordLink(link))).toEqual(links);
  });

  it('leave out what is as it was by default', () => {
    expect(recordDefaults()).toMatchObject(defaults);
  });
});
