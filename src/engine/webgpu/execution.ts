import { checkRefill } from '../common/members.ts';
import type { EngineInfo, Execution, Report, SettingsAt, Snapshot } from '../contract.ts';
import { advanced, counterOf, due, movedTo, type Position, pauses, START, settled } from '../cursor.ts';
import { readFloats } from './device.ts';
import { HEADER_WORDS } from './frame.ts';
import type { Span } from './layout.ts';
import { BURST, type LoadedProgram, writeFloats } from './loaded.ts';
import { createPace } from './pace.ts';
import { encodeSteps, type Steps } from './pipelines.ts';
import { createProbeRunner } from './probes.ts';

/** A program on the device as the contract wants it. */
export function createWebgpuExecution(
  loaded: LoadedProgram,
  info: EngineInfo,
  seed: number,
  onDispose: () => void,
): Execution {
  const { gpu, program, shared, work, stride } = loaded;
  const { device } = gpu;
  const entries = new ArrayBuffer(stride * BURST);
  const words = new Uint32Array(entries);
  const floats = new Float32Array(entries);
  const entryWords = stride / Uint32Array.BYTES_PER_ELEMENT;
  const probes = createProbeRunner(loaded);
  const pace = createPace(BURST, () => gpu.settle(device.queue.onSubmittedWorkDone()));
  let counts = program.phases.map(() => 0);
  let position: Position = START;
  let isDisposed = false;

  function check(): void {
    if (isDisposed) throw new Error(`${program.name}: the execution was disposed of`);
    gpu.check();
  }

  function checkedSettings(settingsAt: SettingsAt, step: number): Float32Array {
    const values = settingsAt(step);
    const wanted = program.settings.length;
    if (values.length !== wanted) throw new RangeError(`${values.length} settings for ${wanted} cells`);
    return values;
  }

  /** Appends the execution of the phase whose turn it is as entry `index` of a submit, and moves on. */
  function encode(pass: GPUComputePassEncoder, index: number, isReported: boolean, settingsAt: SettingsAt): void {
    const { step, phase, repeat } = position;
    const count = (counts[phase] as number) + 1;
    const at = index * entryWords;
    words[at] = counterOf({ step, repeat });
    words[at + 1] = seed;
    shared.cells.write(floats, at + HEADER_WORDS, phase, checkedSettings(settingsAt, step), count);
    pass.setBindGroup(0, loaded.group, [index * stride]);
    encodeSteps(pass, loaded.phases[phase] as Steps, isReported);
    counts[phase] = count;
    position = advanced(program, position, settingsAt);
  }

  /** Submits up to `most` executions that `next` appends; it returns false where the burst ends. */
  function submit(most: number, next: (pass: GPUComputePassEncoder, index: number) => boolean): number {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let count = 0;
    while (count < most && next(pass, count)) count++;
    pass.end();
    device.queue.writeBuffer(loaded.entryBuffer, 0, entries, 0, count * stride);
    device.queue.submit([encoder.finish()]);
    return count;
  }

  async function reportsOf(phases: Iterable<number>): Promise<Report> {
    const values = await readFloats(gpu, loaded.workBuffer, work.reportedSize);
    const spans = [...phases].flatMap((phase) => [...(work.layouts[phase]?.outputs ?? new Map<string, Span>())]);
    return Object.fromEntries(spans.map(([name, { offset }]) => [name, values[offset] as number]));
  }

  return {
    info,
    get step() {
      return position.step;
    },

    async run(steps, settingsAt) {
      check();
      const end = position.step + steps;
      const reported = new Set<number>();
      const next = (pass: GPUComputePassEncoder, index: number): boolean => {
        position = due(program, position, settingsAt, end);
        const { step, phase } = position;
        if (step >= end) return false;
        const isLast = step === end - 1 || pauses(program, phase, step, settingsAt);
        if (isLast) reported.add(phase);
        encode(pass, index, isLast, settingsAt);
        return true;
      };
      while (position.step < end) {
        submit(pace.burst, next);
        await pace.submitted();
        check();
      }
      return reportsOf(reported);
    },

    async runPhase(settingsAt, wanted) {
      check();
      const first = position.step;
      position =
        wanted === undefined
          ? due(program, position, settingsAt)
          : movedTo(program, settled(program, position, settingsAt), wanted);
      const { phase } = position;
      submit(1, (pass) => {
        encode(pass, 0, true, settingsAt);
        return true;
      });
      const stepFinished = position.step > first;
      return { phase: program.phases[phase]?.id as string, stepFinished, report: await reportsOf([phase]) };
    },

    nextPhase(settingsAt) {
      return program.phases[due(program, position, settingsAt).phase]?.id as string;
    },

    async probe(name, input, columns) {
      check();
      return probes.run({ buffer: loaded.stateBuffer }, name, input, columns);
    },

    async snapshot(): Promise<Snapshot> {
      check();
      const { step, phase, repeat } = position;
      const taken = { step, phase, repeat, counts: counts.slice() };
      const values = await readFloats(gpu, loaded.stateBuffer, shared.stateSize);
      const vectors = [...shared.state].map(([name, { offset, size }]) => [name, values.slice(offset, offset + size)]);
      return { ...taken, state: Object.fromEntries(vectors) };
    },

    async restore(snapshot) {
      check();
      for (const [name, { size }] of shared.state) {
        if (snapshot.state[name]?.length !== size) throw new RangeError(`snapshot does not fit: ${name}`);
      }
      for (const [name, { offset }] of shared.state) {
        const values = snapshot.state[name] as Float32Array<ArrayBuffer>;
        device.queue.writeBuffer(loaded.stateBuffer, offset * Float32Array.BYTES_PER_ELEMENT, values);
      }
      position = { step: snapshot.step, phase: snapshot.phase, repeat: snapshot.repeat };
      counts = snapshot.counts.slice();
    },

    async refill(values) {
      check();
      checkRefill(program.data, values);
      writeFloats(gpu, loaded.stateBuffer, shared.data.offset, values);
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
