import { createMixture, type GaussianComponent } from '../math/mixture.ts';
import { type NumberParam, number, type WeightsParam, weights } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { type Classes, labelsOf } from './labels.ts';
import { type Bounds, type Law, LawError, type Mode } from './law.ts';

const MARGIN = 0.13;

/** Window around a box with a margin of 13 % of its longer side on every side. */
export function windowAround(box: Bounds): Bounds {
  const margin = MARGIN * Math.max(box.xMax - box.xMin, box.yMax - box.yMin);
  return { xMin: box.xMin - margin, xMax: box.xMax + margin, yMin: box.yMin - margin, yMax: box.yMax + margin };
}

/** Square window around the origin that shows a law of this half extent. */
export function windowOfRadius(radius: number): Bounds {
  return windowAround({ xMin: -radius, xMax: radius, yMin: -radius, yMax: radius });
}

/** Standard deviation of Gaussian modes or of the noise around a curve. */
export function stdParam(spec: Partial<NumberParam> & { readonly default: number }): NumberParam {
  return number({
    label: text('Std', '標準偏差'),
    symbol: 's',
    unit: LENGTH,
    help: text(
      'How wide each mode is. Coverage counts points within 3 of it.',
      '各モードの広がり。標準偏差の 3 倍以内の点を、そのモードの点と数えます。',
    ),
    min: 0.005,
    max: 1,
    scale: 'log',
    ...spec,
  });
}

/** Relative weights of the modes of a mixture, the same control for every law that has parts. */
export function weightsParam(): WeightsParam {
  return weights({
    label: text('Mode weights', 'モードの重み'),
    help: text(
      'How often each mode occurs, relative to the others; rare modes are lost first.',
      '各モードの相対的な出現頻度。まれなモードから先に失われます。',
    ),
  });
}

/**
 * Shares of `count` modes that sum to one. A list that is too short is filled with ones, extra entries are ignored, so
 * the list stays valid when the number of modes changes. Throws LawError if every mode that exists has weight zero.
 */
export function modeShares(given: readonly number[], count: number): number[] {
  const used = Array.from({ length: count }, (_, i) => given[i] ?? 1);
  const total = used.reduce((sum, weight) => sum + weight, 0);
  if (total > 0) return used.map((weight) => weight / total);
  throw new LawError(
    text(
      'Every mode has weight zero: raise at least one.',
      'すべてのモードの重みがゼロです。少なくとも 1 つを上げてください。',
    ),
  );
}

/**
 * A Gaussian mixture as a law: exact density, score and potential, one mode per component of positive weight, window of 3 std around all; with
 * `classes` of the components, as many as there are, also labels.
 */
export function mixtureLaw(components: readonly GaussianComponent[], classes?: Classes): Law {
  const mixture = createMixture(
    components.map((component, i): Mode => ({ ...component, ...(classes && { label: classes.of[i] as number }) })),
  );
  const modes = mixture.components;
  const bounds = windowAround({
    xMin: Math.min(...modes.map((mode) => mode.x - 3 * mode.stdX)),
    xMax: Math.max(...modes.map((mode) => mode.x + 3 * mode.stdX)),
    yMin: Math.min(...modes.map((mode) => mode.y - 3 * mode.stdY)),
    yMax: Math.max(...modes.map((mode) => mode.y + 3 * mode.stdY)),
  });
  const { sample, logDensity, score, sampleParts, responsibilities } = mixture;
  const parts = modes.map(({ weight, label = 0 }) => ({ weight, label }));
  return {
    bounds,
    modes,
    sample,
    logDensity,
    score,
    potential: { kind: 'mixture', components: modes },
    ...(classes && { labels: labelsOf(classes, { parts, sampleParts, responsibilities }) }),
  };
}
