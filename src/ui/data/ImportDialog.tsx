import { CircleAlert } from 'lucide-react';
import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Demanded } from '../../data/csvDialect.ts';
import type { ImportReport } from '../../data/importReport.ts';
import { AUTOMATIC } from '../../data/ownModes.ts';
import { formatPercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { pointImport } from '../../i18n/pointImport.ts';
import { importStore, keepImported } from '../../store/importStore.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { PageDialog } from '../kit/PageDialog.tsx';
import { Aside } from './Aside.tsx';
import { ExpectedFile } from './ExpectedFile.tsx';
import { BadRows, ImportPreview } from './ImportPreview.tsx';
import { columnName } from './importReport.ts';
import { ModeCount } from './ModeCount.tsx';
import { openChosen } from './opening.ts';
import { ReadingChoice } from './ReadingChoice.tsx';
import { StoredImports } from './StoredImports.tsx';
import { nameOf, type Reading, type Source, useImport } from './useImport.ts';
import { useModes } from './useModes.ts';

addTexts({ data: { import: pointImport } });

const TYPING_MS = 300;
/** Longer texts are read but only their beginning is shown: a text field of megabytes freezes the page. */
const SHOWN_CHARACTERS = 4_000;

type Columns = readonly [number, number];
/** Separator and decimal sign as they are found. */
const AS_FOUND: Demanded = {};

interface ColumnChoiceProps {
  readonly report: ImportReport;
  readonly onChange: (columns: Columns) => void;
}

function ColumnChoice({ report, onChange }: ColumnChoiceProps) {
  const t = useT();
  const items = report.dialect.numericColumns.map((column) => ({
    id: String(column),
    label: columnName(report, column) ?? t('data.import.column', { number: column + 1 }),
  }));
  return (['x', 'y'] as const).map((axis, i) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the choice inside names itself
    <label key={axis}>
      {t(`data.import.${axis}`)}
      <Choice
        label={t(`data.import.${axis}`)}
        items={items}
        value={String(report.columns[i])}
        onChange={(id) => {
          const chosen = Number(id);
          const [x, y] = report.columns;
          // Choosing the other axis's column swaps the two.
          onChange(i === 0 ? [chosen, chosen === y ? x : y] : [chosen === x ? y : x, chosen]);
        }}
        testId={`import-${axis}`}
      />
    </label>
  ));
}

/** Id of the points that the experiment names while they are not here, as after opening a link; null otherwise. */
function missingFile(): string | null {
  const { data } = session().stores.experiment.getState().experiment;
  const file = data.id === 'imported' ? String(data.file) : '';
  return file !== '' && !importStore.getState().files.has(file) ? file : null;
}

/** Paste, choose or drop a table; see what was understood; choose columns and modes; use the points. */
export function ImportDialog({ given, onClose }: { readonly given: Source | null; readonly onClose: () => void }) {
  const [source, setSource] = useState<Source | null>(given);
  const [shown, setShown] = useState(typeof given === 'string' ? given.slice(0, SHOWN_CHARACTERS) : '');
  const [columns, setColumns] = useState<Columns | null>(null);
  const [before] = useState(() => session().stores.experiment.getState().experiment.data);
  const [modes, setModes] = useState(before.id === 'imported' ? Number(before.modes) : AUTOMATIC);
  /** The file that the experiment names and that is not here; null if nothing is missing. */
  const [missing] = useState(() => missingFile());
  const [chosen, setChosen] = useState<Demanded>(AS_FOUND);
  const reading = useImport(source, columns, chosen);
  const file = useRef<HTMLInputElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const errorId = useId();
  const say = useSay();
  const t = useT();
  const language = useLanguage();

  const open = (next: Source | null): void => {
    clearTimeout(typing.current);
    setColumns(null);
    setChosen(AS_FOUND);
    setSource(next);
    setShown(typeof next === 'string' ? next.slice(0, SHOWN_CHARACTERS) : '');
  };
  // Another file may be dropped while the dialog is open.
  const [last, setLast] = useState(given);
  if (given !== last) {
    setLast(given);
    if (given !== null) open(given);
  }
  useEffect(() => () => clearTimeout(typing.current), []);

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= SHOWN_CHARACTERS) return;
    event.preventDefault();
    open(pasted);
  };
  const onType = (typed: string): void => {
    setShown(typed);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => {
      setColumns(null);
      setChosen(AS_FOUND);
      setSource(typed.trim() === '' ? null : typed);
    }, TYPING_MS);
  };
  const chooseReading = (next: Demanded): void => {
    // Another separator makes other columns.
    setColumns(null);
    setChosen(next);
  };
  // Another way to read the same source replaces the old one in place, so that the focus stays on the choice.
  const latest = useRef<Extract<Reading, { state: 'read' }>>(undefined);
  if (reading.state === 'read') latest.current = reading;
  const result = reading.state !== 'failed' && latest.current?.source === source ? latest.current.result : null;
  const { modes: circles, fitted } = useModes(result?.ok ? result.imported : null, modes);
  const isExpected = missing !== null && result?.ok === true && result.imported.id === missing;
  const use = async (): Promise<void> => {
    if (reading.state !== 'read' || !result?.ok) return;
    await keepImported(result.imported);
    if (isExpected && modes === before.modes) void session().start();
    else session().change({ 'data.id': 'imported', 'data.file': result.imported.id, 'data.modes': modes });
    onClose();
  };
  const error =
    reading.state === 'failed'
      ? t('data.import.failed', { message: reading.message })
      : result && !result.ok
        ? say(result.reason)
        : null;
  const sourceName = source === null ? '' : nameOf(source) || t('data.pasted');

  return (
    <PageDialog title={t('data.import.title')} onClose={onClose}>
      <div className="data-import">
        <p className="data-hint">{t('data.import.hint')}</p>
        <div className="data-source">
          <button type="button" className="ctl-button" onClick={() => file.current?.click()}>
            {t('data.import.choose')}
          </button>
          <span>{source instanceof File ? source.name : t('data.import.drop')}</span>
          <input
            ref={file}
            type="file"
            multiple
            className="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
            data-testid="import-file"
            onChange={(event) => {
              void openChosen([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </div>
        <Aside />
        <textarea
          aria-label={t('data.import.paste')}
          placeholder={`${t('data.import.paste')}\n0.12, 1.98\n−1.40, 0.33`}
          spellCheck={false}
          aria-invalid={error !== null || undefined}
          aria-describedby={errorId}
          data-testid="import-text"
          value={shown}
          onPaste={onPaste}
          onChange={(event) => onType(event.target.value)}
        />
        <div id={errorId} role="status">
          {error && (
            <p className="data-error" data-testid="import-error">
              <CircleAlert aria-hidden="true" />
              <span>{error}</span>
            </p>
          )}
        </div>
        {reading.state === 'reading' && (!result || reading.share > 0) && (
          <div className="data-reading">
            <p>{t('data.import.reading', { name: sourceName, percent: formatPercent(reading.share, language, 0) })}</p>
            <div className="data-progress">
              <i style={{ width: `${100 * reading.share}%` }} />
            </div>
            <button type="button" className="ctl-button" onClick={() => open(null)}>
              {t('data.import.cancel')}
            </button>
          </div>
        )}
        {result && !result.ok && result.report && <BadRows report={result.report} />}
        {result?.ok && missing !== null && <ExpectedFile isSame={isExpected} />}
        {result?.ok && <ImportPreview imported={result.imported} report={result.report} modes={circles} />}
        {result?.report && <ReadingChoice report={result.report} chosen={chosen} onChange={chooseReading} />}
        {result?.ok && (
          <>
            <div className="data-columns">
              <ColumnChoice report={result.report} onChange={setColumns} />
            </div>
            <ModeCount value={modes} fitted={fitted} onChange={setModes} />
          </>
        )}
        <div className="data-actions">
          <StoredImports inUse={before.id === 'imported' ? String(before.file) : null} />
          <button type="button" className="ctl-button" onClick={onClose}>
            {t('data.import.cancel')}
          </button>
          <button
            type="button"
            className="ctl-button"
            data-primary
            disabled={reading.state !== 'read' || !result?.ok}
            data-testid="import-use"
            onClick={() => void use()}
          >
            {t(missing === null ? 'data.import.use' : `ownData.expected.${isExpected ? 'start' : 'anyway'}`)}
          </button>
        </div>
      </div>
    </PageDialog>
  );
}
