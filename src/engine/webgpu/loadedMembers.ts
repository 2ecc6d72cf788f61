import { checkMembers, dataOf } from '../common/members.ts';
import type { Member, Program } from '../contract.ts';
import { createBuffers, type Gpu } from './device.ts';
import { entryWordsOf, HEADER_WORDS, MEMBER_HEADER_WORDS } from './frame.ts';
import { BURST, bindGroup, STORAGE, writeConstants, writeFloats } from './loaded.ts';
import { GATHERED_FROM, type MemberPlan, planMembers, writeMembers } from './memberPlan.ts';
import { grouped } from './memory.ts';
import { bindingsOf, createSteps, type Steps } from './pipelines.ts';
import type { ProbeHost } from './probes.ts';

/** Threads of a workgroup that has a member to itself, where the device allows it. */
const MEMBER_WORKGROUP = 256;

/** Entries of a submit take at most this many bytes. */
const ENTRY_BYTES = 2 ** 22;

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Buffers of a batch. */
interface BatchBuffers {
  readonly stateBuffer: GPUBuffer;
  readonly workBuffer: GPUBuffer;
  /** Entries of `burst` executions, `stride` bytes apart; in each, one after the other, those of the members. */
  readonly entryBuffer: GPUBuffer;
}

/** Members that share buffers and dispatches. */
export interface Batch extends BatchBuffers {
  readonly size: number;
  readonly group: GPUBindGroup;
  /** First element of each member's data. */
  readonly tables: readonly number[];
}

/** An ensemble on the device. */
export interface LoadedMembers {
  readonly gpu: Gpu;
  readonly program: Program;
  readonly seeds: readonly number[];
  readonly plan: MemberPlan;
  readonly phases: readonly Steps[];
  readonly batches: readonly Batch[];
  readonly entryWords: number;
  /** Bytes. */
  readonly stride: number;
  /** Executions of a submit at most. */
  readonly burst: number;
  readonly probeHost: ProbeHost;
  dispose(): void;
}

/** Writes states and data of members; the first element of each member's data. */
function writeBatch(
  gpu: Gpu,
  program: Program,
  { shared }: MemberPlan,
  members: readonly Member[],
  buffer: GPUBuffer,
): readonly number[] {
  const tables = new Map<Program['data'], number>();
  return members.map((member, at) => {
    for (const [name, { offset }] of shared.state) {
      writeFloats(gpu, buffer, at * shared.stateSize + offset, member.state[name] as Float32Array);
    }
    const data = dataOf(program, member);
    const first = tables.get(data) ?? shared.data.offset + tables.size * grouped(shared.data.size);
    if (!tables.has(data)) writeFloats(gpu, buffer, first, data.values);
    tables.set(data, first);
    return first;
  });
}

/**
 * Compiles a program once and puts all members on the device, in several batches if one buffer cannot hold them. Rejects
 * as `loadProgram` does, and with a RangeError for members that do not fit the program; then nothing is kept.
 */
export async function loadMembers(
  gpu: Gpu,
  program: Program,
  members: readonly Member[],
  gatheredFrom = GATHERED_FROM,
): Promise<LoadedMembers> {
  gpu.check();
  checkMembers(program, members);
  const { limits } = gpu.device;
  const plan = planMembers(program, {
    size: members.length,
    tables: new Set(members.map((member) => dataOf(program, member))).size,
    most: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize) / FLOAT_BYTES,
    gatheredFrom,
  });
  const { compiled, room, shared, work } = plan;

  const entryWords = entryWordsOf(MEMBER_HEADER_WORDS, shared.cells.count);
  const entryBytes = room * entryWords * FLOAT_BYTES;
  const alignment = limits.minStorageBufferOffsetAlignment;
  const stride = Math.ceil(entryBytes / alignment) * alignment;
  const burst = Math.max(1, Math.min(BURST, Math.floor(ENTRY_BYTES / stride)));
  const count = Math.ceil(members.length / room);
  const wanted: readonly GPUBufferDescriptor[] = [
    { size: shared.size * FLOAT_BYTES, usage: STORAGE() },
    { size: work.size * FLOAT_BYTES, usage: STORAGE() },
    { size: stride * burst, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST },
  ];
  const probeEntry = {
    size: entryWordsOf(HEADER_WORDS, shared.cells.count) * FLOAT_BYTES,
    usage: GPUBufferUsage.UNIFORM,
  };
  const buffers = await createBuffers(gpu, [...Array.from({ length: count }, () => wanted).flat(), probeEntry]);
  const dispose = (): void => {
    for (const buffer of buffers) buffer.destroy();
  };

  try {
    const bindings = bindingsOf(gpu, 'read-only-storage');
    const threads = Math.min(
      MEMBER_WORKGROUP,
      limits.maxComputeInvocationsPerWorkgroup,
      limits.maxComputeWorkgroupSizeX,
    );
    const shaders = writeMembers(program, plan, threads);
    const phases = await Promise.all(shaders.map((each) => createSteps(gpu, bindings.layout, each)));
    const constants = compiled.map((graph) => graph.constants);
    const batches = Array.from({ length: count }, (_, i): Batch => {
      const own = members.slice(i * room, (i + 1) * room);
      const [stateBuffer, workBuffer, entryBuffer] = buffers.slice(wanted.length * i) as [
        GPUBuffer,
        GPUBuffer,
        GPUBuffer,
      ];
      writeConstants(gpu, workBuffer, work, constants);
      const tables = writeBatch(gpu, program, plan, own, stateBuffer);
      const entries = { buffer: entryBuffer, size: entryBytes };
      const group = bindGroup(gpu, bindings.group, [{ buffer: stateBuffer }, { buffer: workBuffer }, entries]);
      return { size: own.length, stateBuffer, workBuffer, entryBuffer, group, tables };
    });
    // A probe sees the state of one member only.
    const one = { ...shared, size: shared.stateSize };
    const entryBuffer = buffers.at(-1) as GPUBuffer;
    const probeHost = { gpu, program, shared: one, bindings: bindingsOf(gpu), entryBuffer };
    const seeds = members.map(({ seed }) => seed >>> 0);
    return { gpu, program, seeds, plan, phases, batches, entryWords, stride, burst, probeHost, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
