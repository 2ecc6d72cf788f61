import type { Execution, Program } from '../engine/contract.ts';
import { createWasmExecution } from '../engine/wasm/execution.ts';
import { loadProgram } from '../engine/wasm/loaded.ts';
import { INSTRUCTION_WORDS, OPCODES, WORD_BYTES } from '../engine/wasm/opcodes.ts';
import { sharingFor } from '../engine/wasm/threads/sharing.ts';
import type { Team } from '../engine/wasm/threads/team.ts';
import { bindThreadKernels, compileThreadKernels, type ThreadKernels } from '../engine/wasm/threads/threadKernels.ts';

const INSTRUCTION = INSTRUCTION_WORDS * WORD_BYTES;

/** Meetings that are left out, by their number in an execution, to see whether they were needed. */
export type LeftOut = (meeting: number) => boolean;

/** Numbers in [0, 1) that look random; the same for the same seed. */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Loads a program for several threads and runs them in this one, an instruction of this and an instruction of that as chance will have it:
 * between two meetings, any order has to give the same bits. `chance` is in [0, 1).
 */
export async function loadInterleaved(
  program: Program,
  seed: number,
  threads: number,
  chance: () => number,
  leftOut: LeftOut = () => false,
): Promise<Execution> {
  const module = await compileThreadKernels('strict');
  let kernels: ThreadKernels | undefined;
  const bind = (memory: WebAssembly.Memory) => {
    kernels = bindThreadKernels({ module, memory, tall: 0, reserved: 0 });
    return kernels;
  };
  const loaded = loadProgram(bind, program, [{ state: program.state, seed }], sharingFor(threads));
  const { memory, crew, cells } = loaded;
  const { words } = memory;
  const word = (address: number): number => words[address / WORD_BYTES] as number;
  /** An execution of one instruction; the memory was made with room behind everything. */
  const single = loaded.end;
  memory.reserve(single + INSTRUCTION);

  function execute(at: number, counter: number, seedWord: number): void {
    memory.words.set([at, at + INSTRUCTION, counter], single / WORD_BYTES);
    kernels?.run(single, 1, 3 * WORD_BYTES, loaded.cellsAddress, seedWord);
  }

  function runExecution(at: number, seedWord: number): void {
    const shares = (crew?.cells ?? []).map((own, thread) => {
      const entry = word(at) + 16 * thread;
      words.copyWithin(own / WORD_BYTES, at / WORD_BYTES + 3, at / WORD_BYTES + 3 + cells.count);
      return { next: word(entry), end: word(entry + WORD_BYTES), meeting: 0 };
    });
    const counter = word(at + 2 * WORD_BYTES);
    const isWaiting = ({ next, meeting }: (typeof shares)[number]) => word(next) === OPCODES.meet && !leftOut(meeting);
    for (;;) {
      const open = shares.filter((share) => share.next < share.end && !isWaiting(share));
      const going = open[Math.floor(chance() * open.length)];
      const moving = going ? [going] : shares.filter(({ next, end }) => next < end);
      if (moving.length === 0) return;
      for (const share of moving) {
        if (word(share.next) === OPCODES.meet) share.meeting++;
        else execute(share.next, counter, seedWord);
        share.next += INSTRUCTION;
      }
    }
  }

  const team: Team = {
    threads,
    takesNext: () => true,
    run(together, at, count, stride, _, seedWord) {
      if (!together) return kernels?.run(at, count, stride, loaded.cellsAddress, seedWord);
      for (let i = 0; i < count; i++) runExecution(at + i * stride, seedWord);
    },
    dismiss: () => undefined,
  };
  return createWasmExecution(loaded, { id: 'compiled-wasm-threads' }, loaded.members[0], undefined, team);
}
