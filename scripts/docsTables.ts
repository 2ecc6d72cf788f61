import { seedsAsked } from '../src/cli/claims/suite.ts';
import { findLaw, LAWS } from '../src/data/index.ts';
import type { Ratio } from '../src/experiment/benchmark/contract.ts';
import { CLAIMS, CORE_CELLS } from '../src/experiment/claims/index.ts';
import { type ClaimVerdicts, claimSummaries } from '../src/experiment/claims/results.ts';
import { findPreset, PRESETS } from '../src/experiment/presets/index.ts';
import { METHODS } from '../src/methods/index.ts';
import { METRICS } from '../src/metrics/index.ts';
import { CLAIM_GROUPS } from '../src/ui/claims/groups.ts';

/** The five papers: what each is about here, the group of its claims, and the preset that opens it live. */
const PAPERS = [
  {
    title: 'Kernel GAN (Sinn & Rawat)',
    url: 'https://arxiv.org/abs/1705.09199',
    shows: 'a smoothed divergence without a critic: how far a kernel reaches, and why it must narrow slowly',
    group: 'kernel',
    preset: 'kernel-gan',
  },
  {
    title: 'Regularised Wasserstein GANs (Petzka et al.)',
    url: 'https://arxiv.org/abs/1709.08894',
    shows: 'clipping, two-sided and one-sided penalties beside exact optimal transport',
    group: 'wasserstein',
    preset: 'lp',
  },
  {
    title: 'Denoising Fisher Training (Luo & Deng)',
    url: 'https://arxiv.org/abs/2411.01453',
    shows: 'a one-step sampler of a formula, without data, against chains of many steps and the truth',
    group: 'samplers',
    preset: 'dft-islands',
  },
  {
    title: 'AM-GAN (Zhou et al.)',
    url: 'https://arxiv.org/abs/1703.02000',
    shows: 'labels given or found, on mixtures and on digits, and scores that can be fooled',
    group: 'classes',
    preset: 'am-gan-static',
  },
  {
    title: 'Layer-wise training, best latent marginal (Arnold & Ollivier)',
    url: 'https://arxiv.org/abs/1212.1524',
    shows: 'towers trained layer by layer under a ceiling that is known, every likelihood exact',
    group: 'towers',
    preset: 'richer-inference',
  },
] as const;

/** Every table of the documentation that is written from declarations and stored verdicts, by the name of its markers. */
export function documentTables({ claims }: Pick<StoredResults, 'claims'>): Readonly<Record<string, string>> {
  const summaries = claimSummaries(claims);
  const verdictsOf = (group: string): string => {
    const of = CLAIM_GROUPS.find(({ id }) => id === group)?.claims ?? [];
    const verdicts = summaries.filter(({ claim }) => of.includes(claim)).map(({ verdict }) => verdict);
    const counted = ['reproduced', 'not reproduced', 'unclear', 'not comparable', null].map(
      (verdict) => [verdict, verdicts.filter((each) => each === verdict).length] as const,
    );
    return counted.flatMap(([verdict, count]) => (count > 0 ? `${count} ${verdict ?? 'not run'}` : [])).join(', ');
  };
  return {
    papers: table(
      ['Paper', 'What the laboratory shows', 'Claims', 'Opens live behind the address'],
      PAPERS.map(({ title, url, shows, group, preset }) => [
        `[${title}](${url})`,
        shows,
        verdictsOf(group),
        `\`#p=${findPreset(preset).id}\``,
      ]),
    ),
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
  readonly claims: ClaimVerdicts;
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
