import { findLaw } from '../data/index.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { plainExperiment } from '../experiment/json.ts';
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

/** Digits that are kept of a metric. */
const DIGITS = 5;

const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;

/** docs/results/presets.json: JSON with one line per run, so that it stays small and a changed run is one changed line. */
export function presetResultsText(results: readonly PresetResult[]): string {
  const blocks = results.map(({ seeds, config, ...rest }) => {
    const opening = JSON.stringify(rest, rounded).slice(0, -1);
    const runs = seeds.map((seed) => JSON.stringify(seed, rounded)).join(',\n');
    return `${opening},\n"config":${JSON.stringify(plainExperiment(config))},\n"seeds":[\n${runs}\n]}`;
  });
  return `[\n${blocks.join(',\n')}\n]\n`;
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

const seedsText = (seeds: readonly SeedResult[]): string => `${seeds[0]?.seed ?? '–'}–${seeds.at(-1)?.seed ?? '–'}`;

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
    seedsText(seeds),
    shown,
    ...metrics,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The results of one kind of data; nothing if there are none. */
function tableOf(results: readonly PresetResult[], kind: keyof typeof COLUMNS): readonly string[] {
  const rows = results.filter((result) => kindOf(result) === kind).map(row);
  const names = Object.values(COLUMNS[kind]);
  const head = `| id | preset | outcome | step | seeds | shown | ${names.join(' | ')} |`;
  const rule = `| --- | --- | --- | ---: | ---: | ---: | ${names.map(() => '---:').join(' | ')} |`;
  return rows.length === 0 ? [] : [head, rule, ...rows, ''];
}

/** docs/presets.md: made from the stored results and nothing else. */
export function presetTable(results: readonly PresetResult[]): string {
  const engines = [...new Set(results.map(({ engine }) => engine))].join(', ');
  return [
    '# Presets and what they show',
    '',
    'Written by `npm run experiment -- --suite presets`; do not edit. Every preset declares its outcome as conditions on metrics',
    'at a generator step; *shown* counts the seeds that met all of them. Metrics are mean ± standard error over the seeds.',
    '',
    'Seeds from 1000 on were not used while the presets were tuned, smaller ones were.',
    '',
    `Engine: ${engines}.`,
    '',
    ...tableOf(results, 'plane'),
    ...tableOf(results, 'image'),
  ].join('\n');
}
