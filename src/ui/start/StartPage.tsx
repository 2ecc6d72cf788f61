import './start.css';
import './cards.css';
import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { demos as demoWords } from '../../i18n/demos.ts';
import { find as findWords } from '../../i18n/find.ts';
import { addTexts } from '../../i18n/index.ts';
import { start as words } from '../../i18n/start.ts';
import { ENTRIES, KINDS } from '../find/entries.ts';
import { useT } from '../hooks.ts';
import { openDialog } from '../kit/dialogs.ts';
import { rem } from '../typeScale.ts';
import { Claims } from './Claims.tsx';
import { Demos } from './Demos.tsx';
import { Laboratories } from './Laboratories.tsx';
import { LeftOff } from './LeftOff.tsx';
import { Lessons } from './Lessons.tsx';

addTexts({ start: words, find: findWords, demos: demoWords });

/** How much there is of each kind; each opens the search with that kind alone. */
function Kinds() {
  const t = useT();
  return (
    <nav className="start-kinds" aria-label={t('start.kinds')}>
      {KINDS.map((kind) => (
        <button key={kind} type="button" data-testid={`kind-${kind}`} onClick={() => openDialog('find', kind)}>
          <span>{t(`find.kinds.${kind}`)}</span>
          <small>{ENTRIES.filter((entry) => entry.kind === kind).length}</small>
        </button>
      ))}
    </nav>
  );
}

/** Everything that can be opened, one click away; what was begun on this device comes beside it. */
export function StartPage() {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="start" data-testid="start">
      <h2 className="visually-hidden" ref={heading} tabIndex={-1}>
        {t('start.title')}
      </h2>
      <div className="start-left">
        <button type="button" className="start-find" data-testid="start-find" onClick={() => openDialog('find')}>
          <Search size={rem(16)} aria-hidden="true" />
          <span>{t('start.find')}</span>
          <kbd>/</kbd>
        </button>
        <Kinds />
        <LeftOff />
      </div>
      <div className="start-middle">
        <Demos />
        <Lessons />
      </div>
      <div className="start-right">
        <Laboratories />
        <Claims />
      </div>
    </div>
  );
}
