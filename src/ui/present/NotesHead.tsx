import { useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import { translator } from '../../i18n/index.ts';
import { LOST_MS, type NotesLink } from '../../store/present/notesLink.ts';
import { useLanguage } from '../hooks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Minutes and seconds since a moment, `12:40`. */
function since(start: number, now: number): string {
  const past = Math.max(0, now - start);
  const [minutes, seconds] = [Math.floor(past / MINUTE), Math.floor((past % MINUTE) / 1_000)];
  return `${minutes}:${String(seconds).padStart(2, '0')}`;
}

/** Whether both windows are the same to the bit, where they are compared; always said. */
function Sync({ link }: { readonly link: NotesLink }) {
  const t = translator(useLanguage());
  const language = useLanguage();
  const { heardAt, now, compared, face } = useStore(link.store);
  const all = Object.values(compared);
  const differing = all.find(({ isEqual }) => !isEqual);
  const first = compared.a ?? all[0];
  if (heardAt === null) return <p data-tone="warn">{t('present.notes.closed')}</p>;
  if (now - heardAt > LOST_MS)
    return <p data-tone="warn">{t('present.notes.lost', { seconds: Math.round((now - heardAt) / 1_000) })}</p>;
  if (differing)
    return (
      <p data-tone="warn" data-testid="notes-sync" data-equal="false">
        {t('present.notes.differs', { step: formatCount(differing.step, language) })}
        <button type="button" onClick={link.again}>
          {t('present.notes.again')}
        </button>
      </p>
    );
  if (!first || !face) return <p>{t('present.notes.waiting')}</p>;
  return (
    <p data-testid="notes-sync" data-equal="true">
      {t('present.notes.equal', { step: formatCount(first.step, language), sum: first.sum })}
    </p>
  );
}

/** How long the talk has been, what time it is, and whether both windows agree. */
export function NotesHead({ link }: { readonly link: NotesLink }) {
  const language = useLanguage();
  const t = translator(language);
  const now = useStore(link.store, (state) => state.now);
  const [start, setStart] = useState(() => Date.now());
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return (
    <header className="notes-head">
      <span>{t('present.notes.talk')}</span>
      <button type="button" aria-label={t('present.notes.restart')} onClick={() => setStart(Date.now())}>
        <b role="timer">{now - start > 24 * HOUR ? '–' : since(start, now)}</b>
      </button>
      <span>{t('present.notes.clock')}</span>
      <b>{clock.format(now)}</b>
      <Sync link={link} />
    </header>
  );
}
