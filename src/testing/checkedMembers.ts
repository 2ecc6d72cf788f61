import type { Program } from '../engine/contract.ts';
import { type Graph, sizeOf } from '../engine/graph/graph.ts';
import { compileGraph } from '../engine/webgpu/compile.ts';
import { openDevice } from '../engine/webgpu/device.ts';
import { entryWordsOf, MEMBER_HEADER_WORDS, MODES } from '../engine/webgpu/frame.ts';
import { gather } from '../engine/webgpu/gather.ts';
import { layOutShared, layOutWork } from '../engine/webgpu/layout.ts';
import { bindGroup, STORAGE, writeConstants, writeFloats } from '../engine/webgpu/loaded.ts';
import { writeMembers } from '../engine/webgpu/memberPlan.ts';
import { bindingsOf, createSteps, encodeSteps } from '../engine/webgpu/pipelines.ts';
import { TABLE, type Vectors } from './graphs.ts';
import { type CheckedOptions, createCheckedDevice } from './wgsl/device.ts';
import type { Findings } from './wgsl/findings.ts';

/** Runs a graph once for several members with a workgroup of so many threads for each; the state of each, and what was found. */
export async function runGathered(
  graph: Graph,
  states: readonly Vectors[],
  threads: number,
  checked: CheckedOptions = {},
): Promise<{ readonly values: readonly Readonly<Record<string, Float32Array>>[]; readonly findings: Findings }> {
  const { device, findings } = createCheckedDevice(checked);
  const gpu = await openDevice(device);
  const phases = [{ id: 'test', body: () => ({ state: {}, report: {} }) }];
  const program: Program = { name: 'test', state: states[0] ?? {}, data: TABLE, settings: [], phases, probes: {} };
  const compiled = [gather(compileGraph(graph))];
  const room = states.length;
  const shared = layOutShared(program, compiled, room, 1);
  const work = layOutWork(compiled, 0, room);
  const shaders = writeMembers(program, { compiled, isGathered: true, room, shared, work }, threads);

  const entryWords = entryWordsOf(MEMBER_HEADER_WORDS, shared.cells.count);
  const entries = new Uint32Array(room * entryWords);
  states.forEach((_, member) => {
    entries.set([0, 0, 0, MODES.report, shared.data.offset], member * entryWords);
  });
  const sizes = [4 * shared.size, 4 * work.size, entries.byteLength];
  const buffers = sizes.map((size) => device.createBuffer({ size, usage: STORAGE() }));
  const [state, arena, entry] = buffers as [GPUBuffer, GPUBuffer, GPUBuffer];
  states.forEach((vectors, member) => {
    for (const [name, { offset }] of shared.state)
      writeFloats(gpu, state, member * shared.stateSize + offset, vectors[name] as Float32Array);
  });
  writeFloats(gpu, state, shared.data.offset, TABLE.values);
  writeConstants(gpu, arena, work, [compiled[0]?.constants ?? new Float32Array()]);
  device.queue.writeBuffer(entry, 0, entries);

  const bindings = bindingsOf(gpu, 'read-only-storage');
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setBindGroup(0, bindGroup(gpu, bindings.group, [{ buffer: state }, { buffer: arena }, { buffer: entry }]), [0]);
  for (const each of shaders) encodeSteps(pass, await createSteps(gpu, bindings.layout, each), true);
  pass.end();
  device.queue.submit([encoder.finish()]);
  const made = new Float32Array(state.getMappedRange());
  const vectorsOf = (member: number) =>
    graph.outputs.map(({ kind, name, node }) => {
      const from = member * shared.stateSize + (shared.state.get(name)?.offset ?? 0);
      return [`${kind} ${name}`, made.slice(from, from + sizeOf(graph.nodes[node]?.shape ?? []))] as const;
    });
  return { values: states.map((_, member) => Object.fromEntries(vectorsOf(member))), findings };
}
