/** A phase or probe that cannot become a static graph; `message` names it and the operation. */
export class TraceError extends Error {
  /** Program and part, e.g. `ns-gan/critic`. */
  readonly part: string;
  /** Kernel of tfjs that was asked for, or whose result was read. */
  readonly operation: string;

  constructor(part: string, operation: string, problem: string) {
    super(`${part}: ${operation} ${problem}`);
    this.name = 'TraceError';
    this.part = part;
    this.operation = operation;
  }
}
