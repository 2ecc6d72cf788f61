import type { Experiment } from '../experiment/experiment.ts';
import type { Condition } from '../experiment/presets/contract.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { conditionText } from '../experiment/presets/outcome.ts';
import type { SeedResult, Summary } from './runSeeds.ts';
import { meanText } from './table.ts';

/** Results of one preset as the suite stores them. */
export interface PresetResult {
  readonly id: string;
  readonly step: number;
  /** Settings that were run, so that results of a preset that has changed since can be told. */
  readonly config: Experiment;
  readonly engine: string;
  readonly conditions: readonly Condition[];
  readonly seeds: readonly SeedResult[];
  readonly summary: Readonly<Record<string, Summary>>;
}

const NONE: Summary = { mean: null, se: null };

function row({ id, step, conditions, seeds, summary }: PresetResult): string {
  const title = PRESETS.find((preset) => preset.id === id)?.title;
  const shown = `${seeds.filter((result) => result.shown).length} of ${seeds.length}`;
  const of = (key: string): string => meanText(summary[key] ?? NONE);
  const cells = [
    `\`${id}\``,
    title?.en ?? '',
    conditions.map(conditionText).join('; '),
    String(step),
    shown,
    of('modes'),
    of('strictModes'),
    of('highQuality'),
    of('reverseKl'),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** docs/presets.md: made from the stored results and nothing else. */
export function presetTable(results: readonly PresetResult[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))].join(', ');
  const seeds = [...new Set(results.flatMap((result) => result.seeds.map(({ seed }) => seed)))].sort((a, b) => a - b);
  return [
    '# Presets and what they show',
    '',
    'Written by `npm run experiment -- --suite presets`; do not edit. Every preset declares its outcome as conditions on metrics',
    'at a generator step; *shown* counts the seeds that met all of them. Metrics are mean ± standard error over the seeds.',
    '',
    `Engine: ${engines}. Seeds: ${seeds.join(', ')}.`,
    '',
    '| id | preset | outcome | step | shown | modes | strict modes | high quality | reverse KL (nats) |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...results.map(row),
    '',
  ].join('\n');
}
