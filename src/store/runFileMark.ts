/** What the file of a run begins with. */
export const RUN_MARK = 'MDSCPRUN';

/** Whether a file begins as one of a run. */
export const opensRun = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, RUN_MARK.length)) === RUN_MARK;
