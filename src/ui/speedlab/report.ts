import { findBenchCase } from '../../experiment/benchmark/cases.ts';
import type { Ratio } from '../../experiment/benchmark/contract.ts';
import { formatCount, formatValue } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/index.ts';
import { findMethod } from '../../methods/index.ts';
import type { Language } from '../../schema/text.ts';
import type { LabResult } from './lab.ts';

/** Ratios worth a sentence: the compiled engines against the best that TensorFlow.js does here. */
const TOLD = ['compiled-wasm/best-tfjs', 'compiled-webgpu/tfjs-webgpu', 'compiled-webgpu/compiled-wasm'];

/** Rate with as many digits as mean something: `1,480`, `96`, `7.3`. */
export const rateText = (rate: number, language: Language): string =>
  rate >= 100 ? formatCount(rate, language) : formatValue(rate, language, 2);

/** `NS-GAN, 64 wide × 256` for the id of a case. */
export function taskName(caseId: string, t: Translate, language: Language): string {
  const { method, width, batch } = findBenchCase(caseId);
  return t('speedlab.taskName', { method: findMethod(method).title[language], width, batch });
}

/** Sentences on the ratios that a visitor asks for. */
export function ratioSentences(ratios: readonly Ratio[], t: Translate, language: Language): string[] {
  return ratios
    .filter(({ name }) => TOLD.includes(name))
    .map(({ engine, against, ratio }) =>
      t('speedlab.ratio', {
        engine: t(`speedlab.names.${engine}`),
        against: t(`speedlab.names.${against}`),
        ratio: formatValue(ratio, language, 3),
      }),
    );
}

export interface ReportFacts {
  readonly caseId: string;
  readonly result: LabResult;
  /** Day as the reader writes it. */
  readonly date: string;
  readonly browser: string;
  readonly cores: number;
}

/** The result as plain text for an e-mail or an issue: one figure per line, then the ratios. */
export function reportText(
  { caseId, result, date, browser, cores }: ReportFacts,
  t: Translate,
  language: Language,
): string {
  const rows = result.rows.map(({ engine, stepsPerSecond: { median, min, max } }) => {
    const rate = t('speedlab.rate', { rate: rateText(median, language) });
    const range = t('speedlab.range', { min: rateText(min, language), max: rateText(max, language) });
    return `${t(`speedlab.names.${engine}`)}: ${rate} (${range})`;
  });
  const failures = result.failures.map(({ engine, reason }) =>
    t('speedlab.failed', { engine: t(`speedlab.names.${engine}`), reason }),
  );
  return [
    t('speedlab.report.title', { date }),
    t('speedlab.report.task', { task: taskName(caseId, t, language) }),
    t('speedlab.report.device', { cores, browser }),
    ...(result.adapter === undefined ? [] : [t('speedlab.report.gpu', { adapter: result.adapter })]),
    '',
    ...rows,
    ...failures,
    '',
    ...ratioSentences(result.ratios, t, language),
  ].join('\n');
}
