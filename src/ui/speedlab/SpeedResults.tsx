import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { rem } from '../typeScale.ts';
import type { LabRequest, LabResult } from './lab.ts';
import { ratioSentences, reportText, taskName } from './report.ts';
import { SpeedChart } from './SpeedChart.tsx';

interface SpeedResultsProps {
  readonly request: LabRequest;
  readonly result: LabResult;
}

/** The figures of one measurement: bars, ratios in words, and a report to take away. */
export function SpeedResults({ request, result }: SpeedResultsProps) {
  const t = useT();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState(false);
  const report = () =>
    reportText(
      {
        caseId: request.caseId,
        result,
        date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date()),
        browser: navigator.userAgent,
        cores: navigator.hardwareConcurrency,
      },
      t,
      language,
    );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report());
      setCopied(true);
      announce(t('speedlab.copied'));
    } catch {
      setByHand(true);
    }
  };
  return (
    <section className="speedlab-results" aria-label={t('speedlab.results')} data-testid="speedlab-results">
      <h3>
        {t('speedlab.results')} <small>{taskName(request.caseId, t, language)}</small>
      </h3>
      {result.rows.length > 0 && <SpeedChart rows={result.rows} />}
      {result.failures.map(({ engine, reason }) => (
        <p key={engine} className="speedlab-failure">
          {t('speedlab.failed', { engine: t(`speedlab.names.${engine}`), reason })}
        </p>
      ))}
      {ratioSentences(result.ratios, t, language).map((sentence) => (
        <p key={sentence} className="speedlab-ratio">
          {sentence}
        </p>
      ))}
      <p className="speedlab-basis">{t('speedlab.basis')}</p>
      <button
        type="button"
        className="shell-button speedlab-copy"
        data-testid="speedlab-copy"
        onClick={() => void copy()}
      >
        {copied ? <Check size={rem(15)} aria-hidden /> : <Copy size={rem(15)} aria-hidden />}
        {copied ? t('speedlab.copied') : t('speedlab.copy')}
      </button>
      {byHand && (
        <label className="speedlab-by-hand">
          {t('speedlab.report.byHand')}
          <textarea readOnly rows={8} value={report()} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </section>
  );
}
