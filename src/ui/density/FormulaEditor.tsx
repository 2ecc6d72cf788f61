import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { FORMULA_EXAMPLES } from '../../data/formula/examples.ts';
import { FLAWS } from '../../data/formula/flaws.ts';
import { MAX_FORMULA_LENGTH } from '../../data/formula/reading.ts';
import { addTexts } from '../../i18n/index.ts';
import { locks } from '../../i18n/locks.ts';
import { typedDensity } from '../../i18n/typedDensity.ts';
import type { ParamValue } from '../../schema/param.ts';
import { session } from '../../store/session.ts';
import { Reason } from '../controls/ParamRow.tsx';
import { useExperiment, useHold, useRun, useSay, useT } from '../hooks.ts';
import { newGesture } from '../kit/gesture.ts';
import { FaultNote } from './FaultNote.tsx';
import { LetterSliders } from './LetterSliders.tsx';
import { mathMl } from './mathMl.ts';
import { useFormulaReader } from './useFormulaReader.ts';
import './density.css';

addTexts({ typedDensity });

const change = (changes: Readonly<Record<string, ParamValue>>): void => {
  newGesture();
  session().change(changes);
};

/** The field in which a density is typed, how it is read, what is wrong with it, examples, and a slider for every letter. */
export function FormulaEditor() {
  const data = useExperiment(({ experiment }) => experiment.data);
  const refusal = useRun((run) => run.refusal);
  const stored = String(data.formula ?? '');
  const reader = useFormulaReader();
  const [draft, setDraft] = useState(stored);
  /** Whether a fault is told: not while somebody is still typing. */
  const [isDone, setIsDone] = useState(true);
  const isLocked = useHold('data.formula') === 'locked';
  const lettersHold = useHold('data.letters');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const say = useSay();
  const t = useT();
  const readOf = reader === 'missing' ? null : reader;
  const reading = useMemo(() => readOf?.(draft), [readOf, draft]);
  const read = reading && !('fault' in reading) ? reading : undefined;
  const fault = isDone && reading && 'fault' in reading ? reading.fault : undefined;

  useEffect(() => {
    setDraft(stored);
    setIsDone(true);
  }, [stored]);

  const take = (formula: string, isAsked: boolean): void => {
    setDraft(formula);
    setIsDone(true);
    const found = readOf?.(formula);
    if (!found) return;
    if (!('fault' in found)) {
      if (formula !== stored) change({ 'data.formula': formula });
    } else if (isAsked) {
      field.current?.focus();
      field.current?.setSelectionRange(found.fault.at, found.fault.at + found.fault.length);
    }
  };

  return (
    <div className="density" data-testid="formula-editor">
      <label className="ctl-label" htmlFor={id}>
        {data.reads === 'energy' ? 'U(x, y) =' : 'log q(x, y) ='}
      </label>
      <textarea
        ref={field}
        id={id}
        className="density-field"
        rows={2}
        value={draft}
        readOnly={isLocked}
        maxLength={2 * MAX_FORMULA_LENGTH}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="done"
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        data-testid="param-data.formula"
        onChange={(event) => {
          setDraft(event.target.value.replace(/\s/g, ' '));
          setIsDone(false);
        }}
        onBlur={() => take(draft, false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            take(draft, true);
          } else if (event.key === 'Escape' && draft !== stored) {
            event.stopPropagation();
            setDraft(stored);
            setIsDone(true);
          }
        }}
      />
      {isLocked && <Reason reason={locks.byLink} />}
      <p id={`${id}-hint`} className="visually-hidden">
        {t('typedDensity.hint')} {t('typedDensity.functions')}
      </p>
      {fault && <FaultNote id={`${id}-fault`} formula={draft} fault={fault} onMend={(mended) => take(mended, true)} />}
      {read && (
        <section className="density-read" aria-label={t('typedDensity.meaning')} data-testid="formula-read">
          {mathMl(read.expression)}
        </section>
      )}
      {read && read.kinks.length > 0 && <p className="density-remark">{t('typedDensity.kinks')}</p>}
      {reader === 'missing' && <p className="ctl-notice">{t('typedDensity.unread')}</p>}
      {!fault && refusal && (
        <p className="ctl-notice" role="status" data-testid="formula-refusal">
          <TriangleAlert aria-hidden="true" />
          <span>{say(refusal)}</span>
        </p>
      )}
      {!fault && refusal?.en === FLAWS.border.en && data.confined !== true && (
        <button
          type="button"
          className="ctl-button"
          data-testid="formula-confine"
          onClick={() => change({ 'data.confined': true })}
        >
          {t('typedDensity.confine')}
        </button>
      )}
      {read && read.letters.length > 0 && lettersHold === null && <LetterSliders letters={read.letters} />}
      {!isLocked && (
        <fieldset className="density-examples">
          <legend className="ctl-label">{t('typedDensity.examples')}</legend>
          {FORMULA_EXAMPLES.map(({ title, ...settings }) => (
            <button
              key={title.en}
              type="button"
              aria-pressed={settings.formula === stored}
              onClick={() =>
                change(Object.fromEntries(Object.entries(settings).map(([name, value]) => [`data.${name}`, value])))
              }
            >
              {say(title)}
            </button>
          ))}
        </fieldset>
      )}
      <p className="density-remark" aria-hidden="true">
        {t('typedDensity.functions')}
      </p>
    </div>
  );
}
