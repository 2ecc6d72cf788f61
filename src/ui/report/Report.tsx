import { useState } from 'react';
import { findLaw } from '../../data/index.ts';
import { formatCount } from '../../i18n/format.ts';
import { findMethod } from '../../methods/index.ts';
import { type Pair, pairStore } from '../../store/pairStore.ts';
import { useCaption } from '../caption/useCaption.ts';
import { useDifferenceTold } from '../compare/DifferenceCaption.tsx';
import { useOwnDataName } from '../controls/useOwnDataName.ts';
import { usePresetInUse } from '../controls/usePreset.ts';
import { RunContext, useLanguage, useSay, useT } from '../hooks.ts';
import { Again } from './Again.tsx';
import { Behind } from './Behind.tsx';
import { Course } from './Course.tsx';
import { Measured } from './Measured.tsx';
import { Pictures } from './Pictures.tsx';
import { Settings } from './Settings.tsx';
import { Shares } from './Shares.tsx';
import type { Told } from './told.ts';

/** What the caption of the run says when the report is opened. */
function Sentence() {
  const { sentence } = useCaption(false);
  const [first] = useState(sentence);
  return <p className="report-sentence">{first}</p>;
}

/** What the caption of both runs says. */
function Difference({ pair }: { readonly pair: Pair }) {
  const { sentence, chance, isTold } = useDifferenceTold(pair);
  const [first] = useState(isTold ? `${sentence} ${chance}` : sentence);
  return <p className="report-sentence">{first}</p>;
}

/** What was run: a name, data and method. */
function Title({ told }: { readonly told: Told }) {
  const t = useT();
  const say = useSay();
  const { preset, changed } = usePresetInUse();
  const own = useOwnDataName(preset);
  const { data, method } = told.experiment;
  const about = t('report.about', {
    law: own ?? say(findLaw(data.id).title),
    method: say(findMethod(method.id).title),
  });
  return (
    <>
      <h2>{preset && own === null ? say(preset.title) : t('report.own')}</h2>
      <p className="report-about">
        {about}
        {preset && own === null && changed && ` · ${t('report.changed')}`}
      </p>
    </>
  );
}

/** One page on a run, or on two that are compared. */
export function Report({ told }: { readonly told: readonly Told[] }) {
  const t = useT();
  const language = useLanguage();
  const [first] = told as readonly [Told, ...Told[]];
  const [pair] = useState(pairStore.getState().pair);
  const [date] = useState(() =>
    new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long' }).format(new Date()),
  );
  const engine = first.run.status.engine?.id;
  return (
    <RunContext value={first.session}>
      <article className="report paper" data-testid="report">
        <header className="report-head">
          <b>Modescope</b>
          <p>
            {t('report.made', {
              date,
              seed: String(first.experiment.seed),
              step: formatCount(first.run.status.step, language),
            })}
            {engine && ` · ${t(`shell.engine.names.${engine}`)}`}
          </p>
        </header>
        <Title told={first} />
        {pair ? <Difference pair={pair} /> : <Sentence />}
        <Pictures told={told} />
        <div className="report-columns">
          <Measured told={told} />
          <Settings told={told} />
          <Shares told={told} />
          <Course told={told} />
        </div>
        <Behind told={first} />
        <Again told={first} pair={pair} />
      </article>
    </RunContext>
  );
}
