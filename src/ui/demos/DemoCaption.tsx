import { Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import type { Demo } from '../../experiment/demos/contract.ts';
import { fill } from '../../experiment/demos/readings.ts';
import { wholePercent } from '../../i18n/format.ts';
import { typeset } from '../../i18n/typeset.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';

/** What the scene says, what it asks, and the verbs of whoever watches. */
export function DemoCaption({ run, demo }: { readonly run: DemoRun; readonly demo: Demo }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { moment, isHeld, answers } = useStore(run.store);
  const scene = demo.scenes[moment.at];
  if (!scene) return null;
  const isOpening = moment.state === 'opening';
  const told = moment.isMissed && 'otherwise' in scene.until ? scene.until.otherwise : scene.say;
  const sentence = isOpening
    ? moment.progress === undefined
      ? t('demos.opening')
      : t('demos.training', { percent: wholePercent(moment.progress, language) })
    : typeset(fill(told, language, moment.runs, demo.names), language);
  const answer = answers[moment.at];
  return (
    <div className="demo-caption" data-testid="demo-caption" data-scene={moment.at} data-state={moment.state}>
      <div className="demo-say">
        <p role="status">{sentence}</p>
        {scene.ask?.kind === 'choice' && !isOpening && (
          <fieldset className="demo-ask">
            <legend>{say(scene.ask.text)}</legend>
            {scene.ask.options.map(({ text }, i) => (
              <button key={text.en} type="button" aria-pressed={answer === i} onClick={() => run.answer(i)}>
                {say(text)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <div className="demo-verbs">
        <button type="button" className="demo-hold" onClick={run.toggle} data-testid="demo-hold">
          {isHeld ? <Play size={rem(18)} aria-hidden="true" /> : <Pause size={rem(18)} aria-hidden="true" />}
          {t(isHeld ? 'demos.goOn' : 'demos.pause')}
        </button>
        <button type="button" className="demo-next" onClick={run.next} data-testid="demo-next">
          {t('demos.next')}
        </button>
      </div>
    </div>
  );
}
