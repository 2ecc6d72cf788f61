import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, isDelicate } from '../../testing/graphDistance.ts';
import { meaning, randomGraph, runOnWasm } from '../../testing/graphs.ts';
import { dump } from '../graph/dump.ts';
import { verify } from '../graph/verify.ts';
import { optimise } from '../passes/pipeline.ts';
import { lower } from './compile.ts';

const SEED = Number(process.env.SEED ?? 1);

describe('random graphs', () => {
  it('every pass keeps the meaning and the rules of the graph', () => {
    fc.assert(
      fc.property(randomGraph, ({ graph, state }) => {
        fc.pre(!isDelicate(graph, state));
        const expected = meaning(verify(graph), state);
        optimise(graph, (stage, next) => {
          const actual = meaning(verify(next), state);
          for (const [name, values] of Object.entries(expected)) {
            const error = distance(actual[name] as Float64Array, values);
            if (!(error < 1e-5)) throw new Error(`${stage} changes ${name} by ${error}\n${dump(graph)}${dump(next)}`);
          }
        });
      }),
      { numRuns: 300, seed: SEED, endOnFailure: true },
    );
  });

  it('lowering keeps the meaning', () => {
    fc.assert(
      fc.property(randomGraph, ({ graph, state }) => {
        const expected = meaning(graph, state);
        const actual = meaning(verify(lower(graph)), state);
        for (const [name, values] of Object.entries(expected))
          expect(distance(actual[name] as Float64Array, values)).toBe(0);
      }),
      { numRuns: 100, seed: SEED, endOnFailure: true },
    );
  });

  it.each(['traced', 'optimised'])('%s graphs run in WebAssembly as in the interpreter', async (kind) => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async ({ graph, state }) => {
        fc.pre(!isDelicate(graph, state));
        const expected = meaning(graph, state);
        const given = kind === 'traced' ? graph : optimise(graph);
        const actual = await runOnWasm(given, state);
        for (const [name, values] of Object.entries(expected)) {
          const error = distance(actual[name] as Float32Array, values);
          if (!(error < 1e-4)) throw new Error(`${name} is off by ${error}\n${dump(lower(given))}`);
        }
      }),
      { numRuns: 300, seed: SEED, endOnFailure: true },
    );
  });
});
