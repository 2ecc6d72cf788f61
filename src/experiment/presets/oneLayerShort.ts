import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const oneLayerShort = definePreset({
  id: 'one-layer-short',
  group: 'towers',
  title: text('Do I need another layer?', 'もう一層、必要ですか'),
  summary: text(
    'One layer with independent bits stays more than a nat below what its codes could give: the sign to add a layer.',
    '独立なビットの一層では、その符号で達し得る値に 1 nat 以上届きません。層を足すべきしるしです。',
  ),
  watch: text(
    'Bits of the code are drawn one by one. Watch the ceiling and the model: will the distance between them shrink by itself?',
    '符号のビットは 1 つずつ独立に抽出します。上限とモデルの差は、ひとりでに縮まるでしょうか。',
  ),
  story: text(
    'Longer training of the bottom does not help, since the bits of a code belong together. Press “Train the top now”: a layer over the codes learns which bits go with which, and most of the gap is gone.',
    '符号のビットどうしには関係があるため、下の層を長く学習しても差は縮まりません。「上の層の学習に進む」を押してください。ビットの組み合わせを上の層が学び、差の大半が埋まります。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'bars-and-stripes',
    'tower.codes': 8,
    'tower.topUnits': 16,
    'tower.bottomSteps': 100_000,
    'topOptimiser.rate': 0.05,
  },
  outcome: {
    text: text('The model is at least 1.2 nats short of its ceiling.', '上限に足りない分は 1.2 nat 以上。'),
    step: 3_000,
    conditions: [{ metric: 'optimismGap', atLeast: 1.2 }],
  },
});
