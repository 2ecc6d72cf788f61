import { key } from '../math/rng.ts';
import { choice, defaultsOf } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { bitExamplesParam, bitLaw } from './bits/bitLaw.ts';
import { BIT_DEFAULTS } from './bits/recommends.ts';
import { AXIS_BITS, cellShown, cellsOf, GRID_SIDE, thermometers } from './bits/thermometer.ts';
import { defineLaw, type LawDeclaration } from './law.ts';
import { imageSpace } from './space.ts';

const title = text('Points as thermometers', '温度計コードの点');

/** Points to learn from, at most, and as many to judge by; as many again are left for what is new to both. */
const PART = 1_000;

const SPACE = imageSpace(2, AXIS_BITS, 1);

/**
 * Points of a law of the plane on a grid of 16 × 16 cells, each coordinate as a thermometer of 15 bits (arXiv:1212.1524 on data that
 * can be looked at as a whole). What lies beside the window of the law counts to the cells at its edge.
 */
export const thermometerOf = (laws: readonly LawDeclaration[]): LawDeclaration =>
  defineLaw({
    id: 'thermometer',
    title,
    summary: text(
      'Points of the plane on 16 × 16 cells: two thermometers of 15 bits say in which column and row a point lies. The whole law fits one picture.',
      '平面の点を 16×16 のマスに分け、列と行をそれぞれ 15 ビットの温度計コードで表します。分布全体を 1 枚の図で見渡せます。',
    ),
    hasModes: false,
    bits: true,
    picture: ['111111111000000', '111100000000000'],
    space: SPACE,
    recommends: { ...BIT_DEFAULTS, 'tower.codes': 8, 'tower.topUnits': 16 },
    params: {
      points: choice({
        label: text('Points', '点の分布'),
        help: text(
          'Law that the points come from, with its usual settings.',
          '点を取り出す分布。設定は既定のままです。',
        ),
        options: laws.map(({ id, title: label }) => ({ value: id, label })),
        default: 'ring',
      }),
      examples: {
        ...bitExamplesParam(PART, PART),
        help: text(
          'Points that the run learns from; 1,000 others are what likelihood is judged by.',
          '学習に使う点の数。尤度は、それとは別の 1,000 点で評価します。',
        ),
      },
    },
    create({ points, examples }, resources) {
      const declaration = laws.find(({ id }) => id === points) as LawDeclaration;
      const { bounds, sample } = declaration.create(defaultsOf(declaration.params), resources);
      return bitLaw({
        id: 'thermometer',
        title,
        space: SPACE,
        all: thermometers(cellsOf(sample(key(0, `thermometers of ${points}`), 3 * PART), bounds)),
        validation: PART,
        examples,
        isLegal: (image) => cellShown(image) !== null,
        grid: {
          side: GRID_SIDE,
          bounds,
          images: thermometers(Uint8Array.from({ length: GRID_SIDE ** 2 }, (_, cell) => cell)),
        },
      });
    },
  });
