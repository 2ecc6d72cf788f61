import type { ImportedPoints, Law } from '../data/law.ts';
import type { TraceError } from '../engine/trace/errors.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { findMethod } from '../methods/index.ts';
import { type Text, text } from '../schema/text.ts';

/** Said when `auto` had to fall back to the eager engine. */
export function notCompiled(error: TraceError): Text {
  return text(
    `This run cannot be compiled (${error.message}); it uses the slower eager engine.`,
    `この学習はコンパイルできないため（${error.message}）、低速な逐次実行エンジンを使います。`,
  );
}

/** Legal settings that deserve a word: nothing is changed silently. */
export function remarksOn(experiment: Experiment, imported: ReadonlyMap<string, ImportedPoints>, law: Law): Text[] {
  // What is not of a generative network needs neither classes nor a judge.
  const isJudged = findMethod(experiment.method.id).lab === 'gan';
  return [...aboutBatch(experiment, imported), ...(isJudged ? aboutLabels(law) : [])];
}

function aboutBatch(experiment: Experiment, imported: ReadonlyMap<string, ImportedPoints>): Text[] {
  const points = imported.get(String(experiment.data.file ?? ''));
  const rows = points ? points.points.length / 2 : Number.POSITIVE_INFINITY;
  const { batch, packing } = experiment.training;
  if (batch * packing <= rows) return [];
  return [
    text(
      `A batch of ${batch * packing} is larger than the ${rows} data points; points are drawn with repetition.`,
      `バッチ ${batch * packing} 点はデータ ${rows} 点より大きいため、重複ありで抽出します。`,
    ),
  ];
}

function aboutLabels({ images }: Law): Text[] {
  if (!images) return [];
  const { labels, classes } = images.set;
  if (!labels) {
    return [
      text(
        'These images have no labels: methods with classes and the numbers of a judge are not available.',
        'ラベルのない画像です。クラスを使う手法と、判定器による指標は使えません。',
      ),
    ];
  }
  if (classes.length > 1) return [];
  return [
    text(
      'All images are of one class: there is nothing to tell apart, so there is no judge.',
      '画像のクラスは 1 つだけです。見分けるものがないため、判定器は使いません。',
    ),
  ];
}
