import { EngineMemoryError } from '../contract.ts';
import { MARGIN_BYTES, RESERVED_BYTES } from './opcodes.ts';

const PAGE = 65536;
const ALIGNMENT = 64;
const MAX_PAGES = 65536;

const pagesFor = (bytes: number): number => Math.ceil((bytes + MARGIN_BYTES) / PAGE);

/** Hands out addresses one after the other, each on a cache line of its own. */
export interface Allocator {
  /** Address of a new block. */
  take(bytes: number): number;
  /** First address that has not been handed out. */
  readonly end: number;
}

export function createAllocator(start: number = RESERVED_BYTES): Allocator {
  let end = start;
  return {
    take(bytes) {
      const address = end;
      end = Math.ceil((address + bytes) / ALIGNMENT) * ALIGNMENT;
      return address;
    },
    get end() {
      return end;
    },
  };
}

/** One WebAssembly memory with views of it. Growing is allowed outside of the hot loop only. */
export interface ExecutionMemory {
  readonly memory: WebAssembly.Memory;
  readonly floats: Float32Array;
  readonly words: Int32Array;
  /** Makes room up to an address. Throws an EngineMemoryError. */
  reserve(bytes: number): void;
  /** `count` numbers from an address on, as a copy. */
  read(address: number, count: number): Float32Array;
  write(address: number, values: Float32Array): void;
}

/** A memory of one thread, or one that threads share. Throws an EngineMemoryError if the environment has no room for `bytes`. */
export function createMemory(bytes: number, shared = false): ExecutionMemory {
  const memory = allocate(bytes, shared);
  let floats = new Float32Array(memory.buffer);
  let words = new Int32Array(memory.buffer);
  return {
    memory,
    get floats() {
      return floats;
    },
    get words() {
      return words;
    },
    reserve(needed) {
      const missing = pagesFor(needed) - memory.buffer.byteLength / PAGE;
      if (missing <= 0) return;
      try {
        memory.grow(missing);
      } catch (cause) {
        throw new EngineMemoryError(needed, cause);
      }
      floats = new Float32Array(memory.buffer);
      words = new Int32Array(memory.buffer);
    },
    read: (address, count) => floats.slice(address / 4, address / 4 + count),
    write: (address, values) => floats.set(values, address / 4),
  };
}

function allocate(bytes: number, shared: boolean): WebAssembly.Memory {
  const initial = pagesFor(bytes);
  if (initial > MAX_PAGES) throw new EngineMemoryError(bytes);
  try {
    return new WebAssembly.Memory({ initial, maximum: MAX_PAGES, shared });
  } catch (cause) {
    throw new EngineMemoryError(bytes, cause);
  }
}
