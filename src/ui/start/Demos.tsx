import { Play } from 'lucide-react';
import type { Demo } from '../../experiment/demos/contract.ts';
import { DEMOS } from '../../experiment/demos/index.ts';
import { storedDemos } from '../demos/stored.ts';
import { useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { addressOfDemo } from './addresses.ts';

/** How often the end of a demo was what it says, over the seeds that are stored. */
function Held({ demo }: { readonly demo: Demo }) {
  const t = useT();
  const seeds = storedDemos.find(({ id }) => id === demo.id)?.seeds ?? [];
  if (seeds.length === 0) return null;
  return (
    <small>{t('start.over', { count: seeds.filter(({ isEnding }) => isEnding).length, total: seeds.length })}</small>
  );
}

/** The demo to begin with, large, with the one filled button of the page; then the others. Each card is the link. */
export function Demos() {
  const t = useT();
  const say = useSay();
  const [first, ...others] = DEMOS as readonly [Demo, ...Demo[]];
  return (
    <>
      <a className="start-hero" href={addressOfDemo(first.id)} data-testid="start-hero">
        <span className="start-hint">{t('start.first')}</span>
        <h3>{say(first.title)}</h3>
        <span className="start-told">{say(first.summary)}</span>
        <Held demo={first} />
        <em>
          <Play size={rem(15)} aria-hidden="true" />
          {t('start.watch')}
        </em>
      </a>
      <section className="start-section" aria-labelledby="start-demos">
        <header>
          <h3 id="start-demos">{t('start.moreDemos')}</h3>
          <p>{t('start.demosLead')}</p>
        </header>
        <ul className="start-demos">
          {others.map((demo) => (
            <li key={demo.id}>
              <a className="start-card" href={addressOfDemo(demo.id)}>
                <b>{say(demo.title)}</b>
                <span>{say(demo.summary)}</span>
                <Held demo={demo} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
