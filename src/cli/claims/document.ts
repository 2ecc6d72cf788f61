import { DEFAULT_SEEDS, type SourceKind } from '../../experiment/claims/contract.ts';
import type { ClaimSummary, EvidenceLine } from '../../experiment/claims/results.ts';
import { NOT_RUN, VERDICT_WORDS, valueText } from '../../experiment/claims/words.ts';

const KINDS: Readonly<Record<SourceKind, string>> = {
  paper: 'stated there',
  'reduced-check': 'reduced check',
  derived: 'derived',
};

const verdictWord = ({ verdict }: ClaimSummary): string => (verdict ? VERDICT_WORDS[verdict] : NOT_RUN).en;

function sourceText({ claim: { source } }: ClaimSummary): string {
  const label = source.url ? `[${source.label}](${source.url})` : source.label;
  return `${label} – ${KINDS[source.kind]}`;
}

/** A Markdown table. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

const OUTCOMES = { holds: 'holds', fails: 'fails', unclear: 'unclear' } as const;

const median = (line: EvidenceLine): string =>
  line.median === null
    ? line.values[0] === undefined
      ? '–'
      : valueText(line.values[0]).en
    : valueText(line.median).en;

const evidenceRow = (line: EvidenceLine): string[] => [
  line.text.en,
  line.bound,
  median(line),
  line.values.map((value) => valueText(value).en).join(', '),
  `${OUTCOMES[line.outcome]} (${line.met} of ${line.values.length})`,
  line.origin.en,
];

/** What a claim asks for beyond the runs that are stored. */
function missingSeeds({ claim: { seeds = DEFAULT_SEEDS }, evidence }: ClaimSummary): string[] {
  const recorded = evidence[0]?.seeds.length ?? seeds;
  return recorded < seeds ? [`Recorded so far: ${recorded} of the ${seeds} seeds that it asks for.`, ''] : [];
}

function section(summary: ClaimSummary): string[] {
  const { claim, evidence, cells } = summary;
  return [
    `## ${claim.title.en}`,
    '',
    `\`${claim.id}\` · **${verdictWord(summary)}** · ${sourceText(summary)} · \`${summary.command}\``,
    '',
    ...(claim.notComparable ? [`Not comparable: ${claim.notComparable.en}.`, ''] : []),
    ...(claim.published ? [`Published, with the same recipe: ${claim.published.en}.`, ''] : []),
    ...(evidence.length > 0
      ? [...table(['measured', 'bound', 'median', 'per seed', 'result', 'bound from'], evidence.map(evidenceRow)), '']
      : []),
    ...missingSeeds(summary),
    `Cells: ${cells.map(({ id }) => `\`${id}\``).join(', ')}.`,
    '',
  ];
}

/** Every cell once: what it is, how long a run takes, and its settings. */
function cellTable(summaries: readonly ClaimSummary[]): string[] {
  const cells = new Map(summaries.flatMap((summary) => summary.cells.map((cell) => [cell.id, cell] as const)));
  const rows = [...cells.values()].map(({ id, title, steps, wallMs, command, link }) => [
    `\`${id}\``,
    title.en,
    String(steps),
    wallMs === undefined ? '–' : `${(wallMs / 1000).toFixed(0)} s`,
    `\`${command}\``,
    `\`${link}\``,
  ]);
  return table(['id', 'cell', 'steps', 'a run takes', 'command', 'link'], rows);
}

/** docs/claims.md: made from the declarations and the stored results, and nothing else. */
export function claimsDocument(summaries: readonly ClaimSummary[]): string {
  const count = (word: string): number => summaries.filter((summary) => verdictWord(summary) === word).length;
  const words = [...Object.values(VERDICT_WORDS), NOT_RUN].map(({ en }) => `${count(en)} ${en}`).join(', ');
  return [
    '# Claims and what became of them',
    '',
    'Written by `npm run experiment -- --suite core` and `--suite full`; do not edit. A claim is a statement of the literature as',
    'predicates on metrics of runs that are repeated over seeds: three, or more where runs of the same settings end in different',
    'ways. A predicate *holds* if at least two thirds of the seeds are within its bound, *fails* if at least two thirds are',
    'outside, and is *unclear* if neither side has so many; a seed without a value (undefined, or diverged where that is not what',
    'the claim says) counts for neither side. Claims that say so ask for a larger share. A claim is *reproduced* if every',
    'predicate holds, *not reproduced* if one fails, *unclear* otherwise. It is *not comparable* where the recipe that can be run',
    'here cannot decide what the paper says; the numbers are shown, and the reason.',
    '',
    'Every bound says where it comes from: the paper, a derivation, or a *reduced check*, which is a trial at reduced size made',
    'before this program existed; its numbers are not those of the papers. A bound that was chosen when results of this program',
    'were known says *set after a trial*: what it decides is whether further seeds agree, not whether the first ones did.',
    '',
    'A link opens the settings of a cell live when it is put after the address of the page.',
    '',
    `${summaries.length} claims: ${words}.`,
    '',
    ...table(
      ['claim', 'suite', 'source', 'verdict'],
      summaries.map((summary) => [
        `${summary.claim.title.en} \`${summary.claim.id}\``,
        summary.claim.suite,
        sourceText(summary),
        verdictWord(summary),
      ]),
    ),
    '',
    ...summaries.flatMap(section),
    '## Cells',
    '',
    ...cellTable(summaries),
    '',
  ].join('\n');
}
