import type { Findings } from './findings.ts';

/**
 * Whose turn it is in one address space: moments are counted through all that a device does, and a barrier begins a new one for the
 * space that it orders.
 */
export interface Turn {
  moment: number;
  thread: number;
  /** First moment of the workgroup at hand, of the dispatch, and of the execution of the phase. */
  group: number;
  dispatch: number;
  execution: number;
}

export const createTurn = (): Turn => ({ moment: 1, thread: 0, group: 1, dispatch: 1, execution: 1 });

const MANY = -1;

/**
 * Numbers with the last accesses to each of them. Not a number is what comes from where nobody has written in this execution: what is
 * given from outside (`give`) stays, everything else has to be made again.
 */
export class Memory {
  readonly values: Float32Array;
  readonly #name: string;
  readonly #turn: Turn;
  readonly #findings: Findings;
  readonly #isGiven: Uint8Array;
  readonly #written: Int32Array;
  readonly #writer: Int32Array;
  readonly #read: Int32Array;
  readonly #reader: Int32Array;
  /** First read of the dispatch. */
  readonly #firstRead: Int32Array;

  constructor(name: string, values: Float32Array, turn: Turn, findings: Findings) {
    const size = values.length;
    this.#name = name;
    this.#turn = turn;
    this.#findings = findings;
    this.values = values.fill(Number.NaN);
    this.#isGiven = new Uint8Array(size);
    this.#written = new Int32Array(size);
    this.#writer = new Int32Array(size);
    this.#read = new Int32Array(size);
    this.#reader = new Int32Array(size);
    this.#firstRead = new Int32Array(size);
  }

  /** What stands there now comes from outside. */
  give(offset: number, count: number): void {
    this.#isGiven.fill(1, offset, offset + count);
  }

  read(at: number, first: number, size: number): number {
    const i = first + at;
    if (!(at < size)) return this.#complain('bounds', `reads element ${at} of ${size}`);
    const { moment, thread, group, dispatch, execution } = this.#turn;
    const written = this.#written[i] as number;
    if (written >= dispatch) {
      if (written < group) this.#complain('groups', `reads ${i}, which another workgroup writes`);
      else if (written === moment && this.#writer[i] !== thread)
        this.#complain('race', `reads ${i}, which thread ${this.#writer[i]} writes`);
    } else if (written < execution && this.#isGiven[i] === 0) {
      return this.#complain('unwritten', `reads ${i}, which nobody has written`);
    }
    const read = this.#read[i] as number;
    if (read !== moment) {
      this.#reader[i] = thread;
      this.#read[i] = moment;
      if ((this.#firstRead[i] as number) < dispatch) this.#firstRead[i] = moment;
    } else if (this.#reader[i] !== thread) this.#reader[i] = MANY;
    return this.values[i] as number;
  }

  write(at: number, first: number, size: number, value: number): void {
    const i = first + at;
    if (!(at < size)) {
      this.#complain('bounds', `writes element ${at} of ${size}`);
      return;
    }
    const { moment, thread, group, dispatch } = this.#turn;
    const written = this.#written[i] as number;
    if (written >= dispatch && written < group) this.#complain('groups', `writes ${i} as another workgroup does`);
    if (written === moment && this.#writer[i] !== thread)
      this.#complain('race', `writes ${i} as thread ${this.#writer[i]} does`);
    const firstRead = this.#firstRead[i] as number;
    if (firstRead >= dispatch && firstRead < group)
      this.#complain('groups', `writes ${i}, which another workgroup reads`);
    if (this.#read[i] === moment && this.#reader[i] !== thread)
      this.#complain('race', `writes ${i}, which another thread reads`);
    this.#written[i] = moment;
    this.#writer[i] = thread;
    this.values[i] = value;
  }

  #complain(kind: 'bounds' | 'groups' | 'race' | 'unwritten', what: string): number {
    this.#findings.add(kind, `thread ${this.#turn.thread} ${what} in ${this.#name}`);
    return Number.NaN;
  }
}
