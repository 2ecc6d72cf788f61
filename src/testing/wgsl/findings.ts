/**
 * What may be wrong with a shader: an element outside of its buffer; one that two threads of a workgroup touch without a barrier between, or
 * two workgroups of a dispatch at all, one of them writing; one that is read before anybody wrote it; a barrier that some threads miss;
 * a barrier under a condition that could differ from thread to thread; something that the device is given and would refuse.
 */
export type Fault = 'bounds' | 'race' | 'groups' | 'unwritten' | 'barrier' | 'uniformity' | 'refused';

/** Examples that are kept. */
const KEPT = 12;

export class Findings {
  readonly #counts = new Map<Fault, number>();
  readonly #examples: string[] = [];
  /** What is going on, as examples tell it. */
  context = '';

  add(fault: Fault, what: string): void {
    this.#counts.set(fault, (this.#counts.get(fault) ?? 0) + 1);
    if (this.#examples.length < KEPT) this.#examples.push(`${fault}: ${this.context}${what}`);
  }

  /** Faults that were found, none where all is well. */
  get faults(): readonly Fault[] {
    return [...this.#counts.keys()];
  }

  get examples(): readonly string[] {
    return this.#examples;
  }
}
