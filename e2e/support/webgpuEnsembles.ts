import type { Engine, Member, Program, Report, SettingsAt, Snapshot } from '../../src/engine/contract.ts';
import { planMembers } from '../../src/engine/webgpu/memberPlan.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { type Experiment, withValues } from '../../src/experiment/experiment.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { type Changes, experimentOf, prepare, worst } from './webgpuPrograms.ts';

/** Ensembles on the device beside runs of their members alone. */

const STEPS = 10;

/** Members from which on each has a workgroup to itself: all of them, or none. */
const GATHERED = { workgroups: 1, dispatches: Number.POSITIVE_INFINITY } as const;

export interface EnsembleCase {
  readonly changes: Changes;
  readonly size: number;
  readonly schedule: keyof typeof GATHERED;
  /** Every other member has points of its own. */
  readonly ownData?: boolean;
  /** Bytes of a buffer at most, if not what the device allows. */
  readonly maxBytes?: number;
}

interface Trained {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly probed: Float32Array;
}

interface PreparedMember {
  readonly member: Member;
  readonly settings: SettingsAt;
}

/** Members with seeds, weights, rates and numbers of critic steps of their own. */
function membersOf(experiment: Experiment, { size, ownData = false }: EnsembleCase): readonly PreparedMember[] {
  return Array.from({ length: size }, (_, i) => {
    const { program, settings } = prepare(withValues(experiment, { seed: i + 1 }));
    const steer: SettingsAt = (step) =>
      settings(step).map((value, cell) => {
        const name = program.settings[cell] ?? '';
        if (name.endsWith('.rate')) return value * (1 + i / 10);
        return program.phases.some(({ repeats }) => repeats === name) ? 1 + ((i + step) % 3) : value;
      });
    const { values, columns } = program.data;
    const own = ownData && i % 2 === 1 ? { data: { values: values.map((x) => x + i / 7), columns } } : {};
    return { member: { state: program.state, seed: 100 + i, ...own }, settings: steer };
  });
}

const LATENTS = 5;

function latentsOf({ latent: { dimension } }: Experiment): readonly [Float32Array, number] {
  return [Float32Array.from({ length: LATENTS * dimension }, (_, i) => Math.sin(i + 1)), dimension];
}

async function trainAlone(
  engine: Engine,
  program: Program,
  experiment: Experiment,
  { member, settings }: PreparedMember,
): Promise<Trained> {
  const { state, seed, data = program.data } = member;
  const execution = await engine.load({ ...program, state, data }, seed);
  const report = await execution.run(STEPS, settings);
  const probed = await execution.probe('generate', ...latentsOf(experiment));
  const snapshot = await execution.snapshot();
  execution.dispose();
  return { snapshot, report, probed };
}

async function trainTogether(
  engine: Engine,
  program: Program,
  experiment: Experiment,
  members: readonly PreparedMember[],
  cuts: readonly number[],
): Promise<readonly Trained[]> {
  const ensemble = await engine.loadEnsemble(
    program,
    members.map(({ member }) => member),
  );
  let reports: readonly Report[] = [];
  for (const steps of cuts) {
    reports = await ensemble.run(steps, (i, step) => members[i]?.settings(step) ?? new Float32Array(0));
  }
  const trained = await Promise.all(
    reports.map(async (report, i) => ({
      report,
      probed: await ensemble.probe(i, 'generate', ...latentsOf(experiment)),
      snapshot: await ensemble.snapshot(i),
    })),
  );
  ensemble.dispose();
  return trained;
}

/** The device of the browser with smaller limits of its buffers. */
async function smallDevice(bytes: number): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  const device = await (adapter as GPUAdapter).requestDevice();
  const limits = new Proxy(device.limits, {
    get: (target, name) => (name === 'maxStorageBufferBindingSize' ? bytes : Reflect.get(target, name, target)),
  });
  return new Proxy(device, {
    get(target, name) {
      if (name === 'limits') return limits;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export interface EnsembleOutcome {
  /** Members that share buffers. */
  readonly room: number;
  /** Largest errors over all members, relative to the member alone. */
  readonly state: number;
  readonly reports: number;
  readonly probes: number;
  /** Whether members stand where they would stand alone, to the execution. */
  readonly isSamePlace: boolean;
  /** Whether the same steps gave the same bits again, cut differently. */
  readonly isRepeatable: boolean;
}

async function compareEnsemble(wanted: EnsembleCase): Promise<EnsembleOutcome> {
  const experiment = experimentOf(wanted.changes);
  const { program } = prepare(experiment);
  const device = wanted.maxBytes === undefined ? {} : { device: await smallDevice(wanted.maxBytes) };
  const engine = await createWebgpuEngine({ gatheredFrom: GATHERED[wanted.schedule], ...device });
  const members = membersOf(experiment, wanted);
  const together = await trainTogether(engine, program, experiment, members, [STEPS]);
  const again = await trainTogether(engine, program, experiment, members, [3, 1, STEPS - 4]);
  const outcomes: Omit<EnsembleOutcome, 'room' | 'isRepeatable'>[] = [];
  for (const [i, member] of members.entries()) {
    const alone = await trainAlone(engine, program, experiment, member);
    const { snapshot, report, probed } = together[i] as Trained;
    const { state, ...place } = snapshot;
    const { state: expected, ...expectedPlace } = alone.snapshot;
    const names = Object.keys(alone.report);
    outcomes.push({
      state: worst(state, expected),
      reports: Math.max(
        ...names.map((name) => {
          const value = alone.report[name] as number;
          return Math.abs((report[name] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
        }),
      ),
      probes: relativeError(probed, alone.probed),
      isSamePlace: JSON.stringify(place) === JSON.stringify(expectedPlace),
    });
  }
  await engine.dispose();
  await engine.dispose();
  const tables = new Set(members.map(({ member }) => member.data)).size;
  const { maxBytes = Number.POSITIVE_INFINITY, size } = wanted;
  const gatheredFrom = GATHERED[wanted.schedule];
  const { room } = planMembers(program, { size, tables, most: maxBytes / 4, gatheredFrom });
  const most = (pick: (outcome: (typeof outcomes)[number]) => number): number => Math.max(...outcomes.map(pick));
  return {
    room,
    state: most(({ state }) => state),
    reports: most(({ reports }) => reports),
    probes: most(({ probes }) => probes),
    isSamePlace: outcomes.every(({ isSamePlace }) => isSamePlace),
    isRepeatable: JSON.stringify(together) === JSON.stringify(again),
  };
}

/** What an ensemble says when it is asked for a member that it has not, after it was disposed of, and after a loss. */
async function complaintsOfEnsembles(): Promise<readonly string[]> {
  const adapter = await navigator.gpu.requestAdapter();
  const device = await (adapter as GPUAdapter).requestDevice();
  const engine = await createWebgpuEngine({ device });
  const { program, settings } = prepare(experimentOf({}));
  const load = () => engine.loadEnsemble(program, [{ state: program.state, seed: 1 }]);
  const complaint = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'nothing',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  const [first, second] = [await load(), await load()];
  const stranger = await complaint(first.snapshot(1));
  first.dispose();
  const disposed = await complaint(first.run(1, (_, step) => settings(step)));
  device.destroy();
  return [stranger, disposed, await complaint(second.run(1, (_, step) => settings(step))), await complaint(load())];
}

export const ensembleHarness = { compareEnsemble, complaintsOfEnsembles };
