import type { Engine, Report, Snapshot } from '../../src/engine/contract.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createBuilder } from '../../src/engine/graph/builder.ts';
import { type Output, sizeOf } from '../../src/engine/graph/graph.ts';
import { interpret } from '../../src/engine/graph/interpret.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { type Geometry, gridOf } from '../../src/math/windows.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { picturesProgram } from '../../src/testing/pictures.ts';
import { runOnWebgpu } from './webgpuGraphs.ts';
import { SEED, worst } from './webgpuPrograms.ts';

/** Convolutions on the device: their two operations against float64, and a program of pictures against eager tfjs. */

const wave = (size: number): Float32Array => Float32Array.from({ length: size }, (_, i) => Math.sin(12.9898 * (i + 1)));

/** Odd sizes, windows that stick out, leave pixels over or share none, and some wider than the picture. */
const GEOMETRIES: readonly Geometry[] = [1, 3, 8].flatMap((channels) =>
  (
    [
      [28, 28, 4, 2, 1],
      [7, 5, 3, 1, 1],
      [5, 9, 5, 3, 2],
      [4, 4, 2, 3, 0],
      [2, 3, 4, 2, 3],
      [6, 6, 6, 1, 0],
      [3, 4, 1, 1, 0],
    ] as const
  ).map(([height, width, kernel, stride, padding]) => ({ height, width, channels, kernel, stride, padding })),
);

/** Results of patches and unpatches that are off, as text. */
async function wrongWindows(): Promise<readonly string[]> {
  const build = createBuilder();
  const state: Record<string, Float32Array> = {};
  const outputs: Output[] = [];
  const batch = 3;
  for (const geometry of GEOMETRIES) {
    const { windows, patch, picture } = gridOf(geometry);
    for (const op of ['patches', 'unpatches'] as const) {
      const name = `${op} ${Object.values(geometry).join(' ')}`;
      const shape = op === 'patches' ? [batch, picture] : [batch * windows, patch];
      state[`of ${name}`] = wave(sizeOf(shape));
      const given = build.reshape(build.add({ op: 'state', name: `of ${name}` }, [], [sizeOf(shape)]), shape);
      const made = build.add({ op, geometry }, [given]);
      const size = sizeOf(build.shape(made));
      state[name] = new Float32Array(size);
      outputs.push({ kind: 'state', name, node: build.reshape(made, [size]) });
    }
  }
  const graph = build.finish('windows', outputs);
  const actual = await runOnWebgpu(graph, state);
  const expected = interpret(graph, (node) => (node.op === 'state' ? (state[node.name] as Float32Array) : []));
  return Object.entries(expected).flatMap(([key, values]) => {
    const error = relativeError(actual[key.replace('state ', '')] as Float32Array, values);
    return error < 1e-6 ? [] : [`${key}: ${error}`];
  });
}

interface Stepped {
  readonly state: Snapshot['state'];
  readonly report: Report;
}

const none = (): Float32Array => new Float32Array(0);

/** Gradients and loss of one step, each member of an ensemble of `members` in turn. */
async function stepped(engine: Engine, batch: number, members: number): Promise<readonly Stepped[]> {
  const program = picturesProgram(batch);
  const given = Array.from({ length: members }, (_, i) => ({ state: program.state, seed: SEED + i }));
  const ensemble = await engine.loadEnsemble(program, given as [(typeof given)[0]]);
  const reports = await ensemble.run(1, none);
  const made = await Promise.all(
    reports.map(async (report, i) => ({ report, state: (await ensemble.snapshot(i)).state })),
  );
  ensemble.dispose();
  return made;
}

/** Batches of which the schedule makes different things. */
const [SMALL, LARGE] = [3, 32];

/**
 * Largest relative errors against eager tfjs on the CPU: eager on the device, alone in both batches, and ensembles of both
 * kinds in the batch that is theirs.
 */
async function picturesErrors(): Promise<Readonly<Record<string, number>>> {
  const cpu = await createEagerEngine('cpu');
  const errors: Record<string, number> = {};
  const compare = async (name: string, engine: Engine, members: number, batches: readonly number[]): Promise<void> => {
    for (const batch of batches) {
      const expected = await stepped(cpu, batch, members);
      const actual = await stepped(engine, batch, members);
      errors[`${name}, batches of ${batch}`] = Math.max(
        ...actual.map(({ state, report }, i) => {
          const { state: gradients, report: loss } = expected[i] as Stepped;
          return Math.max(worst(state, gradients), Math.abs((report.value as number) - (loss.value as number)));
        }),
      );
    }
    await engine.dispose();
  };
  await compare('alone', await createWebgpuEngine(), 1, [SMALL, LARGE]);
  await compare('by dispatches', await createWebgpuEngine({ gatheredFrom: Number.POSITIVE_INFINITY }), 2, [LARGE]);
  await compare('by workgroups', await createWebgpuEngine({ gatheredFrom: 1 }), 2, [SMALL]);
  await compare('eager', await createEagerEngine('webgpu'), 1, [SMALL]);
  await cpu.dispose();
  return errors;
}

export const pictureHarness = { wrongWindows, picturesErrors };
