import { describe, expect, it } from 'vitest';
import { cellExperiment, evaluationSteps } from '../../experiment/claims/contract.ts';
import { CELLS, CLAIMS } from '../../experiment/claims/index.ts';
import { linkOf, verdictsOf } from '../../experiment/claims/results.ts';
import { decodeLink } from '../../experiment/link.ts';
import { CLAIM_GROUPS } from './groups.ts';
import { instrumentFor } from './openCell.ts';
import { fetchReading, readingOf } from './results.ts';

/** Runs of every cell in which every metric is one. */
const verdicts = verdictsOf(
  CELLS.map((cell) => ({
    id: cell.id,
    config: cellExperiment(cell),
    steps: cell.steps,
    every: cell.every,
    link: linkOf(cell),
    command: '',
    engine: 'none',
    seeds: [1, 2, 3].map((seed) => ({
      seed,
      wallMs: 1_000,
      values: Object.fromEntries(cell.trace.map((metric) => [metric, evaluationSteps(cell).map(() => 1)])),
    })),
  })),
);
const file = JSON.stringify(verdicts);
const answer =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status });

describe('the groups of the claims', () => {
  it('hold every claim once', () => {
    const grouped = CLAIM_GROUPS.flatMap(({ claims }) => claims.map(({ id }) => id));
    expect(grouped.toSorted()).toEqual(CLAIMS.map(({ id }) => id).toSorted());
  });
});

describe('verdicts as the page gets them', () => {
  it('are those of the file', async () => {
    const { state, summaries } = await fetchReading('claims.json', answer(file));
    expect(state).toBe('ready');
    expect(summaries.map(({ verdict }) => verdict)).toEqual(CLAIMS.map(({ id }) => verdicts.claims[id]?.verdict));
    expect(summaries.every(({ evidence, claim }) => evidence.length === claim.checks.length)).toBe(true);
  });

  it('are missing, not wrong, before anything was run', async () => {
    const { state, summaries } = await fetchReading(undefined);
    expect(state).toBe('ready');
    expect(summaries).toHaveLength(CLAIMS.length);
    expect(summaries.every(({ verdict, claim }) => verdict === (claim.notComparable ? 'not comparable' : null))).toBe(
      true,
    );
  });

  it.each([
    ['', 'empty'],
    ['<!doctype html>', 'a page'],
    ['null', 'null'],
    ['{"claims":[],"wallMs":3}', 'other types'],
    [file.slice(0, -50), 'cut short'],
    [file.replace('"holds"', '"perhaps"').replace('"fails"', '"perhaps"'), 'with an unknown outcome'],
    [file.replace(/"values":\[[^\]]*\]/, '"values":[null]'), 'with a value that is none'],
    [file.replace(/"verdict":"[^"]*"/, '"verdict":"toString"'), 'with an unknown verdict'],
  ])('leave the claims unjudged if the file is %#: %s', (content) => {
    const { state, summaries } = readingOf(content);
    expect(state).toBe('corrupt');
    expect(summaries).toHaveLength(CLAIMS.length);
    expect(summaries.every(({ verdict, claim }) => verdict === (claim.notComparable ? 'not comparable' : null))).toBe(
      true,
    );
  });

  it('say so where they cannot be fetched', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await fetchReading('claims.json', offline)).state).toBe('unreachable');
    expect((await fetchReading('claims.json', answer('gone', 404))).state).toBe('unreachable');
  });
});

describe('the link of a cell', () => {
  it.each(CELLS.map((cell) => [cell.id, cell] as const))('opens exactly %s', (_, cell) => {
    const { experiment, notices } = decodeLink(linkOf(cell));
    expect(notices).toEqual([]);
    expect(experiment).toEqual(cellExperiment(cell));
  });

  it('brings the lens for a kernel and the microscope for a penalty', () => {
    const instrumentOf = (id: string) => {
      const cell = CELLS.find((each) => each.id === id);
      return cell && instrumentFor(cellExperiment(cell));
    };
    expect(instrumentOf('kernel-ring8-0.02')).toBe('lens');
    expect(instrumentOf('gp-roll-10')).toBe('microscope');
  });
});
