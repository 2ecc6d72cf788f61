import type { EngineInfo, Ensemble, Report, Snapshot } from '../contract.ts';
import { counterOf } from '../cursor.ts';
import { readFloats } from './device.ts';
import { MEMBER_HEADER_WORDS, MODES } from './frame.ts';
import type { Batch, LoadedMembers } from './loadedMembers.ts';
import { createLockstep, type Turn } from './lockstep.ts';
import { createPace } from './pace.ts';
import { encodeSteps, type Steps } from './pipelines.ts';
import { createProbeRunner } from './probes.ts';

/** An ensemble on the device as the contract wants it: an execution of a phase is one run of its shaders for all. */
export function createWebgpuEnsemble(loaded: LoadedMembers, info: EngineInfo, onDispose: () => void): Ensemble {
  const { gpu, program, seeds, plan, batches, entryWords, stride, burst } = loaded;
  const { shared, work, room, isGathered } = plan;
  const { device } = gpu;
  const size = seeds.length;
  const lockstep = createLockstep(program, size);
  const probes = createProbeRunner(loaded.probeHost);
  const pace = createPace(burst, () => gpu.settle(device.queue.onSubmittedWorkDone()));
  const entries = batches.map(() => new ArrayBuffer(stride * burst));
  const words = entries.map((buffer) => new Uint32Array(buffer));
  const floats = entries.map((buffer) => new Float32Array(buffer));
  const strideWords = stride / Uint32Array.BYTES_PER_ELEMENT;
  let isDisposed = false;

  function check(): void {
    if (isDisposed) throw new Error(`${program.name}: the ensemble was disposed of`);
    gpu.check();
  }

  /** The batch of a member and its place there. */
  function placeOf(member: number): { readonly which: number; readonly batch: Batch; readonly at: number } {
    const which = Math.floor(member / room);
    const at = member % room;
    const batch = batches[which];
    if (!batch || !(at < batch.size)) throw new RangeError(`${program.name}: no member ${member} of ${size}`);
    return { which, batch, at };
  }

  /** Writes entry `index` of a submit: idle for all but those who take part. */
  function write({ step, phase, parts }: Turn, index: number, isReported: boolean): void {
    const first = index * strideWords;
    for (const batch of words) batch.fill(0, first, first + room * entryWords);
    for (const { member, repeat, count, settings } of parts) {
      const { which, batch, at } = placeOf(member);
      const from = first + at * entryWords;
      const header = [counterOf({ step, repeat }), seeds[member], 0, isReported ? MODES.report : MODES.run];
      words[which]?.set([...(header as number[]), batch.tables[at] as number], from);
      shared.cells.write(floats[which] as Float32Array, from + MEMBER_HEADER_WORDS, phase, settings, count);
    }
  }

  /** Submits executions until `end`, as many as the device should get at once, and notes which phases report of a member. */
  function submit(
    end: number,
    settings: (member: number, step: number) => Float32Array,
    reported: readonly Set<number>[],
  ): void {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let index = 0;
    try {
      for (; index < pace.burst && lockstep.step < end; index++) {
        const turn = lockstep.next(settings);
        const last = turn.parts.filter(({ pauses }) => pauses || turn.step === end - 1);
        for (const { member } of last) reported[member]?.add(turn.phase);
        const isReported = last.length > 0;
        write(turn, index, isReported);
        for (const { group } of batches) {
          pass.setBindGroup(0, group, [index * stride]);
          encodeSteps(pass, loaded.phases[turn.phase] as Steps, isReported, isGathered ? 1 : room);
        }
      }
    } finally {
      // What has been counted is run even if the settings of the next execution cannot be had.
      pass.end();
      batches.forEach(({ entryBuffer }, i) => {
        device.queue.writeBuffer(entryBuffer, 0, entries[i] as ArrayBuffer, 0, index * stride);
      });
      device.queue.submit([encoder.finish()]);
    }
  }

  async function reportsOf(reported: readonly ReadonlySet<number>[]): Promise<readonly Report[]> {
    const read = await Promise.all(
      batches.map((batch) => readFloats(gpu, batch.workBuffer, batch.size * work.reportedSize)),
    );
    return read.flatMap((values, i) =>
      Array.from({ length: batches[i]?.size ?? 0 }, (_, at) => {
        const own = values.subarray(at * work.reportedSize);
        const phases = [...(reported[i * room + at] ?? [])];
        const spans = phases.flatMap((phase) => [...(work.layouts[phase]?.outputs ?? [])]);
        return Object.fromEntries(spans.map(([name, { offset }]) => [name, own[offset] as number]));
      }),
    );
  }

  return {
    info,
    size,
    get step() {
      return lockstep.step;
    },

    async run(steps, settings) {
      check();
      const end = lockstep.step + steps;
      const reported = Array.from({ length: size }, () => new Set<number>());
      while (lockstep.step < end) {
        submit(end, settings, reported);
        await pace.submitted();
        check();
      }
      return reportsOf(reported);
    },

    async probe(member, name, input, columns) {
      check();
      const { batch, at } = placeOf(member);
      const bytes = shared.stateSize * Float32Array.BYTES_PER_ELEMENT;
      return probes.run({ buffer: batch.stateBuffer, offset: at * bytes, size: bytes }, name, input, columns);
    },

    async snapshot(member): Promise<Snapshot> {
      check();
      const { batch, at } = placeOf(member);
      const taken = lockstep.at(member);
      const values = await readFloats(gpu, batch.stateBuffer, shared.stateSize, at * shared.stateSize);
      const vectors = [...shared.state].map(([name, span]) => [
        name,
        values.slice(span.offset, span.offset + span.size),
      ]);
      return { ...taken, state: Object.fromEntries(vectors) };
    },

    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      probes.dispose();
      loaded.dispose();
      onDispose();
    },
  };
}
