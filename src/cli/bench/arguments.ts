import { parseArgs } from 'node:util';
import { BENCH_CASES } from '../../experiment/benchmark/cases.ts';
import { BENCH_ENGINES, type BenchEngine } from '../../experiment/benchmark/contract.ts';
import { UsageError } from '../usageError.ts';

export const BENCH_HELP = `Measures training engines side by side, in Node and in headless Chromium.

npm run bench -- [--engines a,b] [--cases a,b] [--json FILE] [--quick] [--torch] [--record]

--engines  ${BENCH_ENGINES.join(', ')}
--cases    ${BENCH_CASES.map(({ id }) => id).join(', ')}
--json     also writes everything that was measured to a file
--quick    the promised ratios only, within two minutes
--torch    the same steps in PyTorch too, where python3 has it (on Debian: apt-get install python3-torch libopenblas0-pthread)
--record   everything, and writes docs/results/bench.json and the tables of docs/benchmark.md`;

export interface BenchArguments {
  readonly help: boolean;
  readonly quick: boolean;
  readonly record: boolean;
  readonly torch: boolean;
  readonly engines?: readonly BenchEngine[];
  readonly cases?: readonly string[];
  readonly json?: string;
}

/** Parts of a list between commas, all of which must be allowed. Throws a UsageError that says what is. */
function listed<T extends string>(name: string, given: string, allowed: readonly T[]): readonly T[] {
  const parts = given.split(',').map((part) => part.trim());
  const wrong = parts.find((part) => !allowed.some((each) => each === part));
  if (wrong !== undefined) throw new UsageError(`--${name} ${wrong}: does not exist; allowed: ${allowed.join(', ')}`);
  return allowed.filter((each) => parts.includes(each));
}

/** Throws a UsageError for anything that is not understood. */
export function readBenchArguments(args: readonly string[]): BenchArguments {
  let values: {
    help?: boolean;
    quick?: boolean;
    record?: boolean;
    torch?: boolean;
    engines?: string;
    cases?: string;
    json?: string;
  };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        engines: { type: 'string' },
        cases: { type: 'string' },
        json: { type: 'string' },
        quick: { type: 'boolean' },
        record: { type: 'boolean' },
        torch: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${BENCH_HELP}`);
  }
  const { engines, cases, json } = values;
  if (values.record && (values.quick || engines !== undefined || cases !== undefined)) {
    throw new UsageError('--record records everything; not allowed with it: --quick, --engines, --cases');
  }
  return {
    help: values.help ?? false,
    quick: values.quick ?? false,
    record: values.record ?? false,
    torch: values.torch ?? engines?.includes('torch-cpu') ?? false,
    ...(engines !== undefined && { engines: listed('engines', engines, BENCH_ENGINES) }),
    ...(cases !== undefined && {
      cases: listed(
        'cases',
        cases,
        BENCH_CASES.map(({ id }) => id),
      ),
    }),
    ...(json !== undefined && { json }),
  };
}
