import { Info } from 'lucide-react';
import { aside as words } from '../../i18n/aside.ts';
import { addTexts } from '../../i18n/index.ts';
import { useSay, useT } from '../hooks.ts';
import { useEditor } from './editors.ts';
import { openChosen } from './opening.ts';

addTexts({ data: { aside: words } });

/** So many of the files that are not used are named, the rest is counted. */
const SHOWN = 5;

/** What is to be said of files that came along: those that are not used with the reason, and what could not be read. */
export function Aside() {
  const aside = useEditor((state) => state.aside);
  const notes = useEditor((state) => state.notes);
  const say = useSay();
  const t = useT();
  if (aside.length === 0 && notes.length === 0) return null;
  return (
    <div className="data-aside" role="status" data-testid="data-aside">
      {notes.map((note) => (
        <p key={note.en}>
          <Info aria-hidden="true" />
          <span>{say(note)}</span>
        </p>
      ))}
      {aside.length > 0 && (
        <>
          <h3>{t('data.aside.title')}</h3>
          <ul>
            {aside.slice(0, SHOWN).map(({ file, why, isUsable }) => (
              <li key={`${file.name} ${file.size}`}>
                <span>{t('data.aside.line', { name: file.name, why: say(why) })}</span>
                {isUsable && (
                  <button
                    type="button"
                    className="ctl-link"
                    aria-label={t('data.aside.useNamed', { name: file.name })}
                    onClick={() => void openChosen([file])}
                  >
                    {t('data.aside.use')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {aside.length > SHOWN && <p>{t('data.aside.more', { number: aside.length - SHOWN })}</p>}
        </>
      )}
    </div>
  );
}
