import { cpus, loadavg, type as system, totalmem } from 'node:os';
import type { Ratio, Row } from '../../experiment/benchmark/contract.ts';
import type { Details } from './details.ts';
import type { BuildSizes, PageLoad } from './host.ts';
import type { Unavailable } from './measure.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
  /** WebGPU adapter of the browser. */
  readonly adapter?: string;
  /** Processes that wanted a core, averaged over a minute, before and after; above `cores` the machine was busy. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** What `--json` writes. */
export interface BenchReport extends Details {
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
  readonly unavailable: readonly Unavailable[];
  readonly page: PageLoad;
  readonly build: BuildSizes;
}

export const loadNow = (): number => Math.round(100 * (loadavg()[0] ?? 0)) / 100;

export function machineOf(browser: string, adapter: string | undefined, loadBefore: number): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: system(),
    node: process.versions.node,
    browser,
    ...(adapter !== undefined && { adapter }),
    loadBefore,
    loadAfter: loadNow(),
  };
}
