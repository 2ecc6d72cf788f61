import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_CELLS } from '../../experiment/claims/index.ts';
import {
  type CellResult,
  type ClaimResults,
  type ClaimVerdicts,
  claimSummaries,
  verdictsOf,
} from '../../experiment/claims/results.ts';
import { plainExperiment } from '../../experiment/json.ts';
import { writeContent } from '../report.ts';
import { UsageError } from '../usageError.ts';
import { claimsDocument } from './document.ts';

/** Every cell lives in one file: with the core claims if one of them needs it, with the others if not. */
const FILES = {
  core: join('docs', 'results', 'claims-core.json'),
  full: join('docs', 'results', 'claims-full.json'),
} as const;
type File = keyof typeof FILES;

const VERDICTS = join('docs', 'results', 'claims.json');
const DOCUMENT = join('docs', 'claims.md');

const coreIds = new Set(CORE_CELLS.map(({ id }) => id));
const fileOf = ({ id }: CellResult): File => (coreIds.has(id) ? 'core' : 'full');

/** A results file: JSON with one line per run, so that it stays small and a changed run is one changed line. */
export function resultsText({ command, cells }: ClaimResults): string {
  const blocks = cells.map(({ seeds, config, ...head }) => {
    const opening = JSON.stringify(head).slice(0, -1);
    const runs = seeds.map((trace) => JSON.stringify(trace)).join(',\n');
    return `${opening},\n"config":${JSON.stringify(plainExperiment(config))},\n"seeds":[\n${runs}\n]}`;
  });
  return `{"command":${JSON.stringify(command)},"cells":[\n${blocks.join(',\n')}\n]}\n`;
}

/** The verdicts of all results: JSON with one line per claim and one of times. */
export function verdictsText({ claims, wallMs }: ClaimVerdicts): string {
  const lines = Object.entries(claims).map(([id, judgement]) => `${JSON.stringify(id)}:${JSON.stringify(judgement)}`);
  return `{"claims":{\n${lines.join(',\n')}\n},"wallMs":${JSON.stringify(wallMs)}}\n`;
}

/** Cells of a results file; none if there is no such file. Throws a UsageError for a file that cannot be read. */
async function readResults(path: string): Promise<readonly CellResult[]> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as ClaimResults).cells;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Everything that is stored under the current folder. */
export const storedResults = async (): Promise<readonly CellResult[]> =>
  (await Promise.all(Object.values(FILES).map(readResults))).flat();

/** Replaces a file in one move, so that an interruption leaves the old one or the new one. */
async function replace(path: string, content: string): Promise<void> {
  await writeContent(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

/** Writes the results files that a suite owns; from all results, their verdicts and docs/claims.md. */
export async function storeResults(results: readonly CellResult[], suite: File, command: string): Promise<void> {
  for (const file of suite === 'core' ? (['core'] as const) : (['core', 'full'] as const)) {
    const cells = results.filter((result) => fileOf(result) === file);
    await replace(FILES[file], resultsText({ command: command.replace(`--suite ${suite}`, `--suite ${file}`), cells }));
  }
  const verdicts = verdictsOf(results);
  await replace(VERDICTS, verdictsText(verdicts));
  await replace(DOCUMENT, claimsDocument(claimSummaries(verdicts)));
}
