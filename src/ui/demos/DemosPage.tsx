import './demos.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Demo } from '../../experiment/demos/contract.ts';
import { DEMOS } from '../../experiment/demos/index.ts';
import type { DemoResult } from '../../experiment/demos/results.ts';
import { demos as words } from '../../i18n/demos.ts';
import { addTexts } from '../../i18n/index.ts';
import { hashOf, pageStore } from '../../store/pageStore.ts';
import { useSay, useT } from '../hooks.ts';
import { DemoPlayer } from './DemoPlayer.tsx';
import { storedDemos } from './stored.ts';

addTexts({ demos: words });

/** How often the end of a demo was what it says, over the seeds that are stored. */
function Held({ result }: { readonly result: DemoResult | undefined }) {
  const t = useT();
  if (!result) return null;
  const count = result.seeds.filter(({ isEnding }) => isEnding).length;
  return <small>{t('demos.over', { count, total: result.seeds.length })}</small>;
}

/** A demo in the list; all of it is the link. */
function DemoCard({ demo, isFirst }: { readonly demo: Demo; readonly isFirst: boolean }) {
  const t = useT();
  const say = useSay();
  return (
    <li>
      <a className="demos-card" data-first={isFirst || undefined} href={hashOf('demos', demo.id)}>
        <b>{say(demo.title)}</b>
        <span>{say(demo.summary)}</span>
        <Held result={storedDemos.find(({ id }) => id === demo.id)} />
        {isFirst && <em className="demos-watch">{t('demos.watch')}</em>}
      </a>
    </li>
  );
}

function DemoList({ unknown }: { readonly unknown: string }) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="demos-page" data-testid="demos">
      <h2 ref={heading} tabIndex={-1}>
        {t('demos.title')}
      </h2>
      <p className="demos-lead">{t('demos.lead')}</p>
      {unknown !== '' && (
        <p className="demos-unknown" role="status">
          {t('demos.unknown', { id: unknown })}
        </p>
      )}
      <ul className="demos-list">
        {DEMOS.map((demo, i) => (
          <DemoCard key={demo.id} demo={demo} isFirst={i === 0} />
        ))}
      </ul>
    </div>
  );
}

/** Every demo, or the one that the address names. */
export function DemosPage() {
  const path = useStore(pageStore, (place) => place.path);
  const demo = DEMOS.find(({ id }) => id === path);
  return demo ? <DemoPlayer key={demo.id} demo={demo} /> : <DemoList unknown={path} />;
}
