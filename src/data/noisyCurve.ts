import { cumulate, type PartSamples, pickIndex } from '../math/mixture.ts';
import type { Key } from '../math/rng.ts';
import { type Classes, labelsOf } from './labels.ts';
import type { Bounds, Law } from './law.ts';
import { windowAround } from './mixtureLaw.ts';
import { drawParts } from './uniformPoints.ts';

/** A smooth curve followed at uniform t in [0, 1], and its relative share of the data. */
export interface Strand {
  readonly weight: number;
  at(t: number): readonly [number, number];
}

/** Four-point Gauss–Legendre rule on [0, 1]: nodes and weights. */
const NODES = [0.0694318442029737, 0.3300094782075719, 0.6699905217924281, 0.9305681557970263] as const;
const SHARES = [0.1739274225687269, 0.3260725774312731, 0.3260725774312731, 0.1739274225687269] as const;

/** Longest piece of curve, in units of the noise, that one application of the rule covers. */
const PANEL = 1.5;

/** Nodes farther than the nearest one by this in the exponent add less than exp(−40) of its share. */
const NEGLIGIBLE = 40;

/**
 * Points on curves plus isotropic Gaussian noise. The density ∫ N(x; c(t), σ²) dt has no elementary form; it is integrated
 * by composite Gauss–Legendre with pieces so short that the relative error stays below 1e-5 wherever the law has mass.
 * With `classes` of the strands, as many as there are, the law has labels.
 */
export function noisyCurveLaw(strands: readonly Strand[], std: number, classes?: Classes): Law {
  const total = strands.reduce((sum, strand) => sum + strand.weight, 0);
  const used = strands
    .map((strand, i) => ({ ...strand, weight: strand.weight / total, label: classes?.of[i] ?? 0 }))
    .filter((strand) => strand.weight > 0);
  const cumulative = cumulate(used.map((strand) => strand.weight));
  const nodes = used.flatMap((strand, part) => quadrature(strand, std).map((node) => ({ ...node, part })));
  const [xs, ys, shares] = [nodes.map((n) => n.x), nodes.map((n) => n.y), nodes.map((n) => n.weight)].map((values) =>
    Float64Array.from(values),
  ) as [Float64Array, Float64Array, Float64Array];
  const exponents = new Float64Array(nodes.length);
  const parts = Uint16Array.from(nodes, ({ part }) => part);
  const precision = 1 / (2 * std * std);
  const logPeak = -Math.log(2 * Math.PI * std * std);
  const byStrand = new Float64Array(used.length);

  /** Integral along each strand, in `byStrand`, over exp(−nearest); returns nearest, the least exponent of all. */
  function integrate(x: number, y: number): number {
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < exponents.length; i++) {
      const dx = x - (xs[i] as number);
      const dy = y - (ys[i] as number);
      const exponent = precision * (dx * dx + dy * dy);
      exponents[i] = exponent;
      if (exponent < nearest) nearest = exponent;
    }
    byStrand.fill(0);
    for (let i = 0; i < exponents.length; i++) {
      const excess = (exponents[i] as number) - nearest;
      if (excess >= NEGLIGIBLE) continue;
      const part = parts[i] as number;
      byStrand[part] = (byStrand[part] as number) + (shares[i] as number) * Math.exp(-excess);
    }
    return nearest;
  }

  const sampleParts = (key: Key, count: number): PartSamples =>
    drawParts(key, count, (stream) => {
      const part = pickIndex(cumulative, stream.next());
      const [x, y] = (used[part] as Strand).at(stream.next());
      return [x + std * stream.gaussian(), y + std * stream.gaussian(), part];
    });

  return {
    bounds: windowAround(boxAround(nodes, 3 * std)),
    modes: [],
    logDensity: (x, y) => logPeak - integrate(x, y) + Math.log(sum(byStrand)),
    sample: (key, count) => sampleParts(key, count).points,
    ...(classes && {
      labels: labelsOf(classes, {
        parts: used,
        sampleParts,
        responsibilities(x, y) {
          integrate(x, y);
          const all = sum(byStrand);
          return byStrand.map((part) => part / all);
        },
      }),
    }),
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** A point of a curve and its share in the integral along it. */
interface Node {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Gauss–Legendre nodes along the curve. */
function quadrature(strand: Strand, std: number): Node[] {
  const panels = Math.ceil(topSpeed(strand) / (PANEL * std)) + 1;
  return Array.from({ length: panels * NODES.length }, (_, i) => {
    const node = i % NODES.length;
    const [x, y] = strand.at((Math.floor(i / NODES.length) + (NODES[node] as number)) / panels);
    return { x, y, weight: (strand.weight * (SHARES[node] as number)) / panels };
  });
}

/** Largest |dc/dt|, from chords. */
function topSpeed(strand: Strand): number {
  const chords = 256;
  let top = 0;
  for (let i = 0; i < chords; i++) {
    const [x0, y0] = strand.at(i / chords);
    const [x1, y1] = strand.at((i + 1) / chords);
    top = Math.max(top, Math.hypot(x1 - x0, y1 - y0) * chords);
  }
  return top;
}

function boxAround(points: readonly { readonly x: number; readonly y: number }[], reach: number): Bounds {
  const box = { xMin: Infinity, xMax: -Infinity, yMin: Infinity, yMax: -Infinity };
  for (const { x, y } of points) {
    box.xMin = Math.min(box.xMin, x - reach);
    box.xMax = Math.max(box.xMax, x + reach);
    box.yMin = Math.min(box.yMin, y - reach);
    box.yMax = Math.max(box.yMax, y + reach);
  }
  return box;
}
