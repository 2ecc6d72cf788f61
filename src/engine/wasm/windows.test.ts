import { beforeAll, describe, expect, it } from 'vitest';
import { type Geometry, gridOf } from '../../math/windows.ts';
import { expression, runOnWasm, vectorsFor } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import { picturesProgram } from '../../testing/pictures.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { Program } from '../contract.ts';
import { createEagerEngine } from '../eager/eagerEngine.ts';
import { dump } from '../graph/dump.ts';
import { type Graph, sizeOf } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { verify } from '../graph/verify.ts';
import { optimise } from '../passes/pipeline.ts';
import { tracePhase } from '../trace/trace.ts';
import { canRun } from './kernels.ts';
import { createWasmEngine } from './wasmEngine.ts';

beforeAll(startTfjs);

const VARIANTS = (['relaxed', 'strict'] as const).filter(canRun);

const wave = (size: number, phase: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(12.9898 * (i + 1) + phase));

/** Every combination of sizes in which a window fits. */
function* geometries(): Generator<Geometry> {
  for (const channels of [1, 3, 4, 5, 8])
    for (const [height, width] of [
      [1, 1],
      [4, 3],
      [5, 9],
      [10, 10],
    ] as const)
      for (const kernel of [1, 2, 3, 4, 5])
        for (const stride of [1, 2, 3])
          for (const padding of [0, 1, kernel - 1]) {
            if (padding >= kernel || Math.min(height, width) + 2 * padding < kernel) continue;
            yield { height, width, channels, kernel, stride, padding };
          }
}

describe.each(VARIANTS)('windows with %s SIMD', (variant) => {
  it.each(['patches', 'unpatches'] as const)('%s agree with float64 at all sizes', async (op) => {
    for (const geometry of geometries()) {
      const { windows, patch, picture } = gridOf(geometry);
      const batch = 2;
      const shape = op === 'patches' ? [batch, picture] : [batch * windows, patch];
      const graph = expression([shape], (build, inputs) => build.add({ op, geometry }, inputs));
      const x = wave(sizeOf(shape), 1);
      const expected = interpret(verify(graph), () => x)['state out'] as Float64Array;
      const { 'state out': actual } = await runOnWasm(graph, vectorsFor(graph, [x]), { variant });
      const error = relativeError(actual as Float32Array, expected);
      expect(error, JSON.stringify(geometry)).toBeLessThan(op === 'patches' ? 1e-12 : 4e-6);
    }
  });
});

const BATCH = 3;
const program = picturesProgram(BATCH);
const [phase] = program.phases as [Program['phases'][number]];
const traced = (): Graph => optimise(verify(tracePhase(program, phase)), (_, next) => verify(next));

describe('a program of pictures', () => {
  it.each(VARIANTS)('has the gradients of eager tfjs with %s SIMD', async (variant) => {
    const eager = await createEagerEngine('cpu');
    const compiled = await createWasmEngine({ variant });
    const runs = await Promise.all(
      [eager, compiled].map(async (engine) => {
        const execution = await engine.load(program, 1);
        const report = await execution.run(1, () => new Float32Array(0));
        return { report, ...(await execution.snapshot()) };
      }),
    );
    const [expected, actual] = runs as [(typeof runs)[0], (typeof runs)[0]];
    for (const [name, gradient] of Object.entries(expected.state)) {
      expect(relativeError(actual.state[name] as Float32Array, gradient), name).toBeLessThan(1e-5);
    }
    expect(actual.report.value).toBeCloseTo(expected.report.value as number, 4);
    await eager.dispose();
    await compiled.dispose();
  });

  it('keeps bias, relu and its gradient inside of their products', () => {
    const text = dump(traced());
    // Forward: the dense layer of the generator, then both convolutions of the critic.
    expect(text).toMatch(/matmul nn \[3,45\] \(%\d+, %\d+, bias %\d+, relu\)/);
    expect(text).toMatch(/matmul nn \[27,5\] \(%\d+, %\d+, bias %\d+, relu\)/);
    expect(text).toMatch(/matmul nn \[27,6\] \(%\d+, %\d+, bias %\d+, relu\)/);
    // Backward, from the head into rows of pixels.
    expect(text).toMatch(/matmul nt \[3,54\] \(%\d+, %\d+, gate %\d+\)/);
    expect(text).not.toMatch(/ relu \[/);
  });
});
