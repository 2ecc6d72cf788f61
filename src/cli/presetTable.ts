import { findLaw } from '../data/index.ts';
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

/** What the tables show of a preset beside its outcome, by the kind of its data. */
const COLUMNS = {
  plane: { modes: 'modes', strictModes: 'strict modes', highQuality: 'high quality', reverseKl: 'reverse KL (nats)' },
  image: {
    classesCaptured: 'classes',
    recognisable: 'recognisable',
    askedClass: 'as asked',
    amScore: 'AM Score',
    frechet: 'Fréchet distance',
    stackedModes: 'stacked modes',
  },
} as const;

const kindOf = ({ config }: PresetResult): keyof typeof COLUMNS => findLaw(config.data.id).space?.kind ?? 'plane';

function row(result: PresetResult): string {
  const { id, step, conditions, seeds, summary } = result;
  const title = PRESETS.find((preset) => preset.id === id)?.title;
  const shown = `${seeds.filter((each) => each.shown).length} of ${seeds.length}`;
  const metrics = Object.keys(COLUMNS[kindOf(result)]).map((key) => meanText(summary[key] ?? NONE));
  const cells = [
    `\`${id}\``,
    title?.en ?? '',
    conditions.map(conditionText).join('; '),
    String(step),
    shown,
    ...metrics,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The results of one kind of data; nothing if there are none. */
function tableOf(results: readonly PresetResult[], kind: keyof typeof COLUMNS): readonly string[] {
  const rows = results.filter((result) => kindOf(result) === kind).map(row);
  const names = Object.values(COLUMNS[kind]);
  const head = `| id | preset | outcome | step | shown | ${names.join(' | ')} |`;
  const rule = `| --- | --- | --- | ---: | ---: | ${names.map(() => '---:').join(' | ')} |`;
  return rows.length === 0 ? [] : [head, rule, ...rows, ''];
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
    `Engine: ${engines}. Seeds: ${seeds.join(', ')}, of images the first three.`,
    '',
    ...tableOf(results, 'plane'),
    ...tableOf(results, 'image'),
  ].join('\n');
}
