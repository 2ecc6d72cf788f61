import type { BenchEngine, Ratio, Row } from '../../experiment/benchmark/contract.ts';
import { interleave } from '../../experiment/benchmark/interleave.ts';
import { ratiosOf } from '../../experiment/benchmark/ratios.ts';
import { rowOf } from '../../experiment/benchmark/rows.ts';
import type { Seat } from '../../worker/bench/protocol.ts';

/** How long to measure: windows of each engine, and their length. */
export const DURATIONS = {
  short: { windows: 3, windowMs: 120 },
  normal: { windows: 7, windowMs: 250 },
  thorough: { windows: 15, windowMs: 400 },
} as const;
export type Duration = keyof typeof DURATIONS;

export interface LabRequest {
  readonly engines: readonly BenchEngine[];
  readonly caseId: string;
  readonly duration: Duration;
}

/** What the lab is doing, for a progress bar; `share` from 0 to 1. */
export interface LabProgress {
  readonly share: number;
  /** Engine that is being started; absent while engines are measured in turn. */
  readonly preparing?: BenchEngine;
}

export interface LabResult {
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
  readonly failures: readonly { readonly engine: BenchEngine; readonly reason: string }[];
  readonly adapter?: string;
}

type ClosableSeat = Pick<Seat, 'start' | 'load' | 'measure'> & { close(): void };

interface Contestant {
  readonly engine: BenchEngine;
  readonly seat: ClosableSeat;
  readonly loadMs: number;
  readonly adapter?: string;
}

/** Starting an engine counts as much as this many of its windows in the progress bar. */
const START_WINDOWS = 2;

/** Without relaxed SIMD the compiled engine runs in its plain form. */
const INSTEAD: Readonly<Partial<Record<BenchEngine, BenchEngine>>> = { 'compiled-wasm': 'compiled-wasm-strict' };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export interface Lab {
  /** Rejects with an AbortError after `cancel`. Engines that fail are told in the result. */
  readonly result: Promise<LabResult>;
  cancel(): void;
}

/** Measures engines on this device, each in a worker from `openSeat`; the workers end with the measurement. */
export function startLab(
  { engines, caseId, duration }: LabRequest,
  openSeat: () => Promise<ClosableSeat>,
  onProgress: (progress: LabProgress) => void,
): Lab {
  const { windows, windowMs } = DURATIONS[duration];
  const open = new Set<ClosableSeat>();
  const failures: LabResult['failures'][number][] = [];
  let isCancelled = false;

  async function enter(engine: BenchEngine): Promise<Contestant> {
    const seat = await openSeat();
    open.add(seat);
    if (isCancelled) seat.close();
    try {
      const { adapter } = await seat.start(engine);
      const { loadMs } = await seat.load(caseId, 1);
      return { engine, seat, loadMs, ...(adapter !== undefined && { adapter }) };
    } catch (error) {
      seat.close();
      const other = INSTEAD[engine];
      if (other && !isCancelled) return enter(other);
      throw error;
    }
  }

  function stopIfCancelled(): void {
    if (isCancelled) throw new DOMException('the measurement was cancelled', 'AbortError');
  }

  async function run(): Promise<LabResult> {
    const total = engines.length * (windows + START_WINDOWS);
    const contestants: Contestant[] = [];
    for (const [index, engine] of engines.entries()) {
      onProgress({ share: (START_WINDOWS * index) / total, preparing: engine });
      try {
        contestants.push(await enter(engine));
      } catch (error) {
        stopIfCancelled();
        failures.push({ engine, reason: messageOf(error) });
      }
    }
    const started = total - engines.length * windows;
    onProgress({ share: started / total });
    const measured = await interleave(
      contestants.map(({ seat }) => ({ measure: (ms) => seat.measure(caseId, 1, ms) })),
      {
        windows,
        windowMs,
        isCancelled: () => isCancelled,
        onProgress: (done, all) => onProgress({ share: (started + (done / all) * (total - started)) / total }),
      },
    );
    const rows = contestants.map(({ engine, loadMs }, index) =>
      rowOf({ engine, where: 'chromium', case: caseId, k: 1, workers: 1, loadMs }, measured[index] ?? []),
    );
    const adapter = contestants.find((each) => each.adapter !== undefined)?.adapter;
    return { rows, ratios: ratiosOf(rows), failures, ...(adapter !== undefined && { adapter }) };
  }

  const close = (): void => {
    for (const seat of open) seat.close();
  };
  return {
    result: run()
      .catch((error) => {
        stopIfCancelled();
        throw error;
      })
      .finally(close),
    cancel() {
      isCancelled = true;
      close();
    },
  };
}
