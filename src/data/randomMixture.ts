import { key, type Stream, sequence } from '../math/rng.ts';
import { integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { type Classes, classesOf, classesParam, labelParams } from './labels.ts';
import { defineLaw } from './law.ts';
import { mixtureLaw, modeShares, stdParam, weightsParam } from './mixtureLaw.ts';

const CANDIDATES = 12;

/** Centres spread over [−1, 1]²: each is the candidate farthest from those before it (Mitchell 1991). */
function spreadCentres(count: number, stream: Stream): [number, number][] {
  const centres: [number, number][] = [];
  while (centres.length < count) {
    let best: [number, number] = [0, 0];
    let farthest = -1;
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      const at: [number, number] = [2 * stream.next() - 1, 2 * stream.next() - 1];
      const nearest = Math.min(4, ...centres.map(([x, y]) => Math.hypot(at[0] - x, at[1] - y)));
      if (nearest > farthest) {
        farthest = nearest;
        best = at;
      }
    }
    centres.push(best);
  }
  return centres;
}

/** Classes given out in the order of the angle about the middle, so that neighbours are near each other. */
function byAngle(classes: Classes, centres: readonly (readonly [number, number])[]): Classes {
  const angle = ([x, y]: readonly [number, number]): number => Math.atan2(y, x);
  const ranked = centres.map((centre, i) => ({ i, at: angle(centre) })).sort((a, b) => a.at - b.at);
  // Where every mode is a class of its own, its number is its name.
  if (classes.names.length === centres.length) return classes;
  const of = [...classes.of];
  ranked.forEach(({ i }, rank) => {
    of[i] = classes.of[rank] as number;
  });
  return { ...classes, of };
}

/** Gaussians at random places with random widths per axis; all of it follows from the law's own seed. */
export const randomMixture = defineLaw({
  id: 'random-mixture',
  title: text('Random mixture', 'ランダム混合分布'),
  summary: text(
    'Gaussian modes at random places with random widths: no symmetry to help the generator.',
    '位置も広がりもランダムなガウス混合。生成器を助ける対称性はありません。',
  ),
  labelled: true,
  hasPotential: true,
  params: {
    modes: integer({
      label: text('Modes', 'モード数'),
      symbol: 'K',
      help: text('Number of modes.', 'モードの数。'),
      min: 1,
      max: 64,
      default: 10,
    }),
    seed: integer({
      label: text('Layout seed', '配置シード'),
      help: text('Another number gives another layout.', '数を変えると配置が変わります。'),
      min: 0,
      max: 9999,
      default: 1,
    }),
    extent: number({
      label: text('Extent', '範囲'),
      unit: LENGTH,
      help: text('Centres lie within this distance of the axes.', '中心が置かれる範囲の半分の幅。'),
      min: 0.5,
      max: 5,
      default: 2,
      step: 0.1,
    }),
    std: stdParam({ default: 0.12 }),
    variation: number({
      label: text('Variation of width', '広がりのばらつき'),
      help: text(
        'Widths per axis vary up to this factor either way; 1 makes all modes equal.',
        '軸ごとの広がりがこの倍率まで上下にばらつきます。1 で全モードが同じ。',
      ),
      min: 1,
      max: 4,
      default: 1.8,
      step: 0.1,
    }),
    classes: classesParam(),
    weights: weightsParam(),
    ...labelParams(),
  },
  create({ modes, seed, extent, std, variation, weights, ...labels }) {
    const layout = key(seed, 'random-mixture');
    const centres = spreadCentres(modes, sequence(layout));
    // Widths have a stream of their own, so that more modes leave the widths of the earlier ones as they are.
    const widths = sequence({ ...layout, step: 1 });
    const width = (): number => std * variation ** (2 * widths.next() - 1);
    const shares = modeShares(weights, modes);
    return mixtureLaw(
      centres.map(([x, y], i) => ({
        x: extent * x,
        y: extent * y,
        stdX: width(),
        stdY: width(),
        weight: shares[i] as number,
      })),
      byAngle(classesOf(labels, modes), centres),
    );
  },
});
