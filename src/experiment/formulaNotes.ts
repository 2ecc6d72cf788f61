import type { ActorId, Formula, FormulaNote } from '../methods/contract.ts';
import { findMethod, usesDensity } from '../methods/index.ts';
import type { Param } from '../schema/param.ts';
import { type Text, text } from '../schema/text.ts';
import { availability, type Trained } from './availability.ts';
import { paramOf, valueAt } from './experiment.ts';

/** What a shown objective leaves out of the loss that is trained, and of which objective. */
export interface LeftOut {
  readonly id: string;
  readonly of: readonly ActorId[];
  readonly text: Text;
}

const BOTH: readonly ActorId[] = ['critic', 'generator'];

/** Name of the option that a choice stands at. */
function optionOf(param: Param | undefined, value: unknown): Text {
  const option = param?.kind === 'choice' ? param.options.find((each) => each.value === value) : undefined;
  return option?.label ?? text(String(value), String(value));
}

/** Parts that act on the inputs or the loss of any method, as far as they are on. */
function partsLeftOut(trained: Trained): LeftOut[] {
  const { smoothing, training, penalty, method } = trained;
  const { uses } = findMethod(method.id);
  const found: LeftOut[] = [];
  // A kernel density has its smoothing in the formula.
  if (smoothing.on && uses.smoothing === true && !usesDensity(method.id)) {
    found.push({
      id: 'smoothing',
      of: BOTH,
      text: text(
        'Input smoothing: x and g(z) stand for copies with noise of the bandwidth in force.',
        '入力の平滑化：x と g(z) は、現在の帯域幅のノイズを加えた点を表します。',
      ),
    });
  }
  if (training.packing > 1 && uses.packing === true) {
    const m = training.packing;
    found.push({
      id: 'packing',
      of: BOTH,
      text: text(
        `Packing: x and g(z) stand for ${m} points side by side.`,
        `パッキング：x と g(z) は、${m} 点を並べた組を表します。`,
      ),
    });
  }
  if (training.freeze !== 'off') {
    found.push({
      id: 'freeze',
      of: BOTH,
      text: text(
        'Frozen generator: points that stay where they are stand in for g(z), and the generator does not learn.',
        '生成器の固定：g(z) の代わりに決まった点を使い、生成器は学習しません。',
      ),
    });
  }
  if (training.labelSmoothing > 0 && uses.labelSmoothing === true) {
    const kept = String(Number((1 - training.labelSmoothing).toFixed(4)));
    found.push({
      id: 'label-smoothing',
      of: ['critic'],
      text: text(
        `Label smoothing: data count as real only to ${kept}.`,
        `ラベル平滑化：実データの正解ラベルは 1 ではなく ${kept} です。`,
      ),
    });
  }
  if (penalty.kind !== 'none' && uses.penalty === true) {
    const kind = optionOf(paramOf(trained, 'penalty.kind'), penalty.kind);
    const aims = !availability(trained).has('penalty.target');
    const [en, ja] = aims ? [`, target slope ${penalty.target}`, `、目標の傾き ${penalty.target}`] : ['', ''];
    found.push({
      id: 'penalty',
      of: ['critic'],
      text: text(
        `Gradient penalty in the critic’s loss: ${kind.en}; λ\u00a0=\u00a0${penalty.weight}${en}.`,
        `識別器の損失の勾配ペナルティ：${kind.ja}、λ\u00a0=\u00a0${penalty.weight}${ja}。`,
      ),
    });
  }
  return found;
}

/** What the objectives of an experiment, as it is trained, have that their formulas do not show: said under them. */
export function leftOutOfFormulas(trained: Trained): readonly LeftOut[] {
  const { formula }: { readonly formula: Formula } = findMethod(trained.method.id);
  const own = (formula.notes ?? []).flatMap(({ param, applies, of, text: said }: FormulaNote): LeftOut[] => {
    const key = `method.${param}`;
    if (!paramOf(trained, key) || !applies(valueAt(trained, key))) return [];
    return [{ id: param, of, text: said }];
  });
  return [...own, ...partsLeftOut(trained)];
}
