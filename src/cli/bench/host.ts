import type { Where } from '../../experiment/benchmark/contract.ts';
import type { RemoteSeat } from '../../worker/bench/connect.ts';

/** Gzip sizes of the built page. */
export interface BuildSizes {
  /** JavaScript of the page, everything it may load included. */
  readonly pageGzipBytes: number;
  /** Of it, what is there before the stage can be used. */
  readonly firstGzipBytes: number;
  /** The training worker with the compiled engine. */
  readonly engineGzipBytes: number;
}

/** What the page's main thread does while the run of a first visit trains at full speed in the worker. */
export interface PageLoad {
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly engine: string;
  /** Tasks above 50 ms. */
  readonly longTasks: number;
  readonly longestMs: number;
  readonly totalMs: number;
  /** 95th percentile of the time between two frames of the page. */
  readonly frameP95Ms: number;
}

/** What the benchmark needs from outside: threads, a browser, the build. */
export interface BenchHost {
  /** A fresh worker of the built page in Chromium, or a fresh thread of Node. */
  openSeat(where: Where): Promise<RemoteSeat>;
  /** Name and version of the browser. */
  readonly browser: string;
  readonly sizes: BuildSizes;
  pageLoad(seconds: number): Promise<PageLoad>;
}
