import { shellWord } from '../commandLine.ts';
import { differences } from '../link.ts';
import type { SweepPlan } from './plan.ts';

/** The command that begins a sweep of the page elsewhere: its runs have the same names, and so the same bits. */
export function sweepCommandLine(
  { id, base, axes, seeds, firstSeed, steps, engine }: SweepPlan,
  folder = 'sweep',
): string {
  const options = [
    ...differences(base, id).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
    ...axes.flatMap(({ key, values }) => ['--grid', `${key}=${values.join(',')}`]),
    ...['--seeds', String(seeds)],
    ...(firstSeed === base.seed ? [] : ['--first-seed', String(firstSeed)]),
    ...['--steps', String(steps), '--engine', engine, '--out', folder],
  ];
  return ['npm run experiment -- sweep new', id, ...options.map(shellWord)].join(' ');
}
