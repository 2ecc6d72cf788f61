/** Most threads that a run gets by default: slower cores of many would keep the fast ones waiting. */
const MOST = 4;

/** Threads that a run may have here: the page keeps a core, and without isolation memory cannot be shared. */
export function threadsHere(): number {
  if (!globalThis.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(MOST, navigator.hardwareConcurrency - 1));
}
