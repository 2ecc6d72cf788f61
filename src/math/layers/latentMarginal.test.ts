import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key, normal, uniform } from '../rng.ts';
import { mean } from '../stats.ts';
import {
  codeLogLikelihoods,
  type Decoder,
  decodeImages,
  decoderLogits,
  type LikelihoodTable,
  likelihoodTable,
} from './decoder.ts';
import { codeLogs, encodedMarginal, importanceBound, reconstruction, reconstructionBound } from './encoder.ts';
import {
  bestLatentMarginal,
  divergence,
  excess,
  marginalLogLikelihoods,
  marginalStep,
  marginalValue,
} from './latentMarginal.ts';
import { rbmLogLikelihoods, rbmLogProbabilities, rbmLogZ } from './rbm.ts';
import { bitsOf } from './states.ts';

/** A tower of a decoder, an encoder for its images and a top, with images to explain. */
interface Tower {
  readonly decoder: Decoder;
  readonly images: Float32Array;
  readonly table: LikelihoodTable;
  /** Probabilities of an encoder [images, latents]. */
  readonly encoder: Float64Array;
  /** log P(h) of its top [states]. */
  readonly top: Float64Array;
}

function tower(latents: number, pixels: number, count: number, seed: number, std: number): Tower {
  const draw = (stream: string, size: number, scale: number): Float64Array =>
    Float64Array.from(normal(key(seed, stream), size), (z) => scale * z);
  const decoder: Decoder = {
    latents,
    pixels,
    weights: draw('weights', latents * pixels, std),
    bias: draw('bias', pixels, std),
  };
  const images = uniform(key(seed, 'images'), count * pixels).map((u) => Math.round(u));
  const top = rbmLogProbabilities({
    visible: latents,
    hidden: 3,
    weights: draw('top', latents * 3, std),
    visibleBias: draw('visible', latents, std),
    hiddenBias: draw('hidden', 3, std),
  });
  const encoder = draw('encoder', count * latents, 2 * std).map((z) => 1 / (1 + Math.exp(-z)));
  return { decoder, images, table: likelihoodTable(decoder, images), encoder, top };
}

const towers = fc
  .record({
    latents: fc.integer({ min: 1, max: 5 }),
    pixels: fc.integer({ min: 1, max: 9 }),
    count: fc.integer({ min: 1, max: 12 }),
    seed: fc.nat(),
    std: fc.double({ min: 0.1, max: 3, noNaN: true }),
  })
  .map(({ latents, pixels, count, seed, std }) => tower(latents, pixels, count, seed, std));

/** Rounding of sums in float64, and of ratios in float32. */
const ROUNDING = 1e-6;

const logSigmoid = (z: number): number => -Math.log1p(Math.exp(-z));

describe('the table of a decoder', () => {
  it('holds log P(x | h) of every image and state, grey ones too', () => {
    fc.assert(
      fc.property(towers, ({ decoder, images }) => {
        const { latents, pixels } = decoder;
        const grey = images.map((value, i) => (i % 3 === 0 ? 0.3 : value));
        const { logs, states } = likelihoodTable(decoder, grey);
        const codes = bitsOf([...Array(states).keys()], latents);
        const logits = decoderLogits(decoder, codes);
        const count = images.length / pixels;
        for (let image = 0; image < count; image++) {
          for (let state = 0; state < states; state++) {
            let sum = 0;
            for (let p = 0; p < pixels; p++) {
              const [x, z] = [grey[image * pixels + p] as number, logits[state * pixels + p] as number];
              sum += x * logSigmoid(z) + (1 - x) * logSigmoid(-z);
            }
            expect(logs[image * states + state]).toBeCloseTo(sum, 8);
          }
          const row = grey.subarray(image * pixels, (image + 1) * pixels);
          expect(codeLogLikelihoods(decoder, row, codes)).toHaveLength(states);
          codeLogLikelihoods(decoder, row, codes).forEach((each, state) => {
            expect(each).toBeCloseTo(logs[image * states + state] as number, 8);
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('sums to one over all images, with any top', () => {
    const { decoder, top } = tower(4, 8, 1, 5, 1.3);
    const every = bitsOf([...Array(256).keys()], 8);
    const total = marginalLogLikelihoods(likelihoodTable(decoder, every), top).reduce(
      (sum, log) => sum + Math.exp(log),
      0,
    );
    expect(total).toBeCloseTo(1, 9);
  });

  it('is what images are drawn by', () => {
    const { decoder } = tower(3, 4, 1, 8, 1);
    const code = [1, 0, 1];
    const draws = 8_000;
    const images = decodeImages(
      decoder,
      Array.from({ length: 3 * draws }, (_, i) => code[i % 3] as number),
      key(4, 'x'),
    );
    const logits = decoderLogits(decoder, code);
    logits.forEach((z, pixel) => {
      const share = mean(images.filter((_, at) => at % 4 === pixel));
      expect(Math.abs(share - Math.exp(logSigmoid(z)))).toBeLessThan(0.03);
    });
  });
});

describe('the best latent marginal', () => {
  it('rises at every step, and its certificate bounds whatever is better', () => {
    fc.assert(
      fc.property(towers, ({ table, top }) => {
        const values: number[] = [];
        let q: Float64Array = top.map((log) => Math.exp(log));
        const first = marginalStep(table, q);
        expect(first.value).toBeCloseTo(marginalValue(table, top), 5);
        for (let step = 0; step < 40; step++) {
          const { value, certificate, next } = marginalStep(table, q);
          values.push(value);
          expect(first.value).toBeLessThanOrEqual(value + ROUNDING);
          expect(value).toBeLessThanOrEqual(first.value + first.certificate + ROUNDING);
          expect(certificate).toBeGreaterThanOrEqual(0);
          expect(next.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
          q = next;
        }
        values.slice(1).forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual((values[i] as number) - ROUNDING);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is above every top and every encoder, which are above what an auto-encoder trains', () => {
    fc.assert(
      fc.property(towers, ({ decoder, images, table, encoder, top }) => {
        const { latents, pixels } = decoder;
        const count = images.length / pixels;
        const best = bestLatentMarginal(table, { certificate: 1e-3, steps: 400 });
        const ceiling = best.value + best.certificate + ROUNDING;
        expect(marginalValue(table, top)).toBeLessThanOrEqual(ceiling);
        const memory = encodedMarginal(encoder, latents);
        expect(memory.marginal.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        const uHat = marginalValue(table, memory.logs);
        expect(uHat).toBeLessThanOrEqual(ceiling);
        const bound = reconstructionBound(reconstruction(table, encoder, latents), count);
        // Probabilities are kept from 0 and 1, so that q sums to one.
        expect(bound).toBeLessThanOrEqual(uHat + ROUNDING);
      }),
      { numRuns: 60 },
    );
  });

  it('guarantees what a top loses, by divergence at the best and by one step from anywhere', () => {
    fc.assert(
      fc.property(towers, ({ decoder, table, encoder, top }) => {
        const likelihood = marginalValue(table, top);
        const best = bestLatentMarginal(table, { certificate: 1e-7, steps: 3_000 });
        expect(best.value - likelihood).toBeLessThanOrEqual(divergence(best.marginal, top) + 2e-3);
        for (const q of [best.marginal, encodedMarginal(encoder, decoder.latents).marginal]) {
          const { value, next } = marginalStep(table, q);
          expect(value - likelihood).toBeLessThanOrEqual(excess(next, q, top) + ROUNDING);
        }
        const own = top.map((log) => Math.exp(log));
        expect(divergence(own, top)).toBeCloseTo(0, 9);
        expect(divergence(best.marginal, top)).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('is known where states make their images without doubt: the images’ own shares', () => {
    // Two latents, two pixels, each pixel its latent.
    const decoder: Decoder = { latents: 2, pixels: 2, weights: [80, 0, 0, 80], bias: [-40, -40] };
    const images = Float32Array.of(0, 0, 1, 0, 1, 0, 1, 1);
    const { marginal, value, certificate } = bestLatentMarginal(likelihoodTable(decoder, images), {
      certificate: 1e-9,
    });
    [0.25, 0.5, 0, 0.25].forEach((share, state) => {
      expect(marginal[state]).toBeCloseTo(share, 6);
    });
    expect(value).toBeCloseTo(0.5 * Math.log(0.25) + 0.5 * Math.log(0.5), 6);
    expect(certificate).toBeLessThan(1e-6);
  });

  it('starts from where it is told, and ends at the same value', () => {
    const { table } = tower(6, 12, 20, 3, 1);
    const cold = bestLatentMarginal(table, { certificate: 1e-3, steps: 4_000 });
    const warm = bestLatentMarginal(table, { certificate: 1e-3, steps: 4_000, start: cold.marginal });
    expect(Math.abs(cold.value - warm.value)).toBeLessThan(1e-3);
    expect(warm.steps).toBeLessThanOrEqual(cold.steps);
    const { marginal } = bestLatentMarginal(table, { steps: 0 });
    expect(marginal.every((share) => share === 1 / 64)).toBe(true);
  });
});

describe('the bound by weighted codes', () => {
  it('is exact with every state once, weighed by an even encoder', () => {
    const { decoder, images, table, top } = tower(4, 7, 5, 2, 1);
    const codes = bitsOf(
      Array.from({ length: 5 * 16 }, (_, i) => i % 16),
      4,
    );
    const even = new Float64Array(5 * 4).fill(0.5);
    const proposal = codeLogs(even, codes, 4);
    const weights = codeLogLikelihoods(decoder, images, codes).map(
      (log, i) => log + (top[i % 16] as number) - (proposal[i] as number),
    );
    expect(importanceBound(weights, 5)).toBeCloseTo(marginalValue(table, top), 9);
  });

  it('is below the log likelihood on average, the less the more codes there are', () => {
    const { decoder, images, table, encoder } = tower(5, 8, 40, 4, 0.8);
    const rbm = {
      visible: 5,
      hidden: 2,
      weights: normal(key(1, 'w'), 10),
      visibleBias: new Float64Array(5),
      hiddenBias: [0.3, -1],
    };
    const exact = marginalValue(table, rbmLogProbabilities(rbm));
    const boundBy = (perImage: number): number => {
      const uniforms = uniform(key(6, 'codes'), 40 * perImage * 5);
      const codes = uniforms.map((u, i) =>
        Number(u < (encoder[Math.floor(i / (5 * perImage)) * 5 + (i % 5)] as number)),
      );
      const prior = rbmLogLikelihoods(rbm, codes, rbmLogZ(rbm));
      const proposal = codeLogs(encoder, codes, 5);
      const weights = codeLogLikelihoods(decoder, images, codes).map(
        (log, i) => log + (prior[i] as number) - (proposal[i] as number),
      );
      return importanceBound(weights, 40);
    };
    const [few, more, many] = [boundBy(2), boundBy(20), boundBy(400)];
    expect(few).toBeLessThan(more);
    expect(more).toBeLessThan(many);
    expect(many).toBeLessThan(exact + 0.05);
    expect(many).toBeGreaterThan(exact - 0.3);
  });
});
