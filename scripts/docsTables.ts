import { seedsAsked } from '../src/cli/claims/suite.ts';
import { findLaw, LAWS } from '../src/data/index.ts';
import type { Ratio } from '../src/experiment/benchmark/contract.ts';
import { CLAIMS, CORE_CELLS } from '../src/experiment/claims/index.ts';
import type { ClaimVerdicts } from '../src/experiment/claims/results.ts';
import { PRESETS } from '../src/experiment/presets/index.ts';
import { METHODS } from '../src/methods/index.ts';
import { METRICS } from '../src/metrics/index.ts';

/** Every table of the documentation that is written from declarations, by the name of its markers. */
export function documentTables(): Readonly<Record<string, string>> {
  return {
    methods: table(
      ['Method', 'id', 'What it does', 'Paper'],
      METHODS.map(({ id, title, summary, paper }) => [
        title.en,
        `\`${id}\``,
        summary.en,
        `[${paper.label}](${paper.url})`,
      ]),
    ),
    data: table(
      ['Data', 'id', 'What it shows'],
      LAWS.map(({ id, title, summary }) => [title.en, `\`${id}\``, summary.en]),
    ),
    metrics: table(
      ['Metric', 'key', 'Definition'],
      METRICS.map(({ key, title, definition }) => [title.en, `\`${key}\``, definition.en]),
    ),
    presets: table(
      ['Preset', 'id', 'Outcome'],
      PRESETS.map(({ id, title, outcome }) => [title.en, `\`${id}\``, outcome.text.en]),
    ),
  };
}

/** A Markdown table. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Stored results that sentences of the documentation quote. */
export interface StoredResults {
  /** docs/results/bench.json */
  readonly bench: { readonly ratios: readonly Ratio[] };
  /** docs/results/claims.json */
  readonly claims: Pick<ClaimVerdicts, 'wallMs'>;
  /** docs/results/presets.json */
  readonly presets: readonly {
    readonly config: { readonly data: { readonly id: string } };
    readonly seeds: readonly unknown[];
  }[];
}

/** Threads that run a suite unless one says otherwise. */
const SUITE_THREADS = 2;
const MINUTE_MS = 60_000;

/** Every number that sentences of the documentation quote, by the name of its markers: counted, or from stored results. */
export function documentNumbers({ bench, claims, presets }: StoredResults): Readonly<Record<string, string>> {
  const speedUp = (id: string): string => {
    const found = bench.ratios.find((ratio) => ratio.name === 'compiled-wasm/best-tfjs' && ratio.case === id);
    if (!found) throw new RangeError(`no recorded ratio: ${id}`);
    return String(Math.floor(found.ratio));
  };
  const coreMs = CORE_CELLS.reduce((sum, cell) => sum + (claims.wallMs[cell.id] ?? 0) * seedsAsked(cell), 0);
  const seedsOf = (images: boolean): string => {
    const counts = presets.flatMap(({ config, seeds }) =>
      (findLaw(config.data.id).space?.kind === 'image') === images ? [seeds.length] : [],
    );
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return least === most ? String(least) : `${least} to ${most}`;
  };
  return {
    claims: String(CLAIMS.length),
    presets: String(PRESETS.length),
    'preset-seeds': seedsOf(false),
    'preset-image-seeds': seedsOf(true),
    'speed-up-32x64': speedUp('nsgan-32x64'),
    'speed-up-64x256': speedUp('nsgan-64x256'),
    'core-minutes': String(Math.ceil(coreMs / SUITE_THREADS / MINUTE_MS)),
  };
}

/**
 * The document with everything that is generated brought up to date: tables between `<!-- table: name -->` and `<!-- end -->`,
 * and numbers within sentences between `<!-- n: name -->` and `<!-- /n -->`. Throws for a name that does not exist.
 */
export function withTables(
  markdown: string,
  tables: Readonly<Record<string, string>>,
  numbers: Readonly<Record<string, string>>,
): string {
  const named = (from: Readonly<Record<string, string>>, kind: string, name: string): string => {
    const content = Object.hasOwn(from, name) ? from[name] : undefined;
    if (content === undefined) throw new RangeError(`no such ${kind}: ${name}`);
    return content;
  };
  return markdown
    .replace(
      /(<!-- table: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g,
      (_, open, name, close) => `${open}${named(tables, 'table', name)}\n${close}`,
    )
    .replace(
      /(<!-- n: (\S+) -->)[^<]*(<!-- \/n -->)/g,
      (_, open, name, close) => `${open}${named(numbers, 'number', name)}${close}`,
    );
}
