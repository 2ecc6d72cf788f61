import '../controls/controls.css';
import '../controls/fields.css';
import { useState } from 'react';
import { useStore } from 'zustand';
import { holds } from '../../experiment/demos/bounds.ts';
import type { Bound } from '../../experiment/demos/contract.ts';
import { paramOf } from '../../experiment/experiment.ts';
import { formatCount } from '../../i18n/format.ts';
import { findMetric } from '../../metrics/index.ts';
import { encodeValue } from '../../schema/codec.ts';
import { formatValue } from '../../schema/numbers.ts';
import { ParamControl } from '../controls/ParamControl.tsx';
import { RunContext, useExperiment, useLanguage, useSay, useT } from '../hooks.ts';
import { usePlaying } from './lessonContext.ts';

function Free({ name }: { readonly name: string }) {
  const param = useExperiment(({ experiment }) => paramOf(experiment, name));
  return param ? <ParamControl name={name} param={param} /> : null;
}

/** A bound in words of the page: name of the metric, sign, number. */
function useBoundText(): (bound: Bound) => string {
  const say = useSay();
  const language = useLanguage();
  return (bound) => {
    if (!('metric' in bound)) return '';
    const name = findMetric(bound.metric)?.title;
    const sign = bound.atLeast === undefined ? '≤' : '≥';
    return `${name ? say(name) : bound.metric} ${sign} ${formatValue(bound.atLeast ?? bound.atMost, language)}`;
  };
}

/** Settings that are the reader's, what has to be reached, and the run that tries. */
export function Puzzle() {
  const t = useT();
  const language = useLanguage();
  const { lesson, run } = usePlaying();
  const { moment, sessions } = useStore(run.store);
  const boundText = useBoundText();
  const [isTold, setTold] = useState(false);
  const [tries, setTries] = useState(0);
  const { puzzle } = lesson;
  const isTraining = moment.state === 'training';
  const isSolved = moment.isSolved === true;
  const step = moment.runs.a?.step ?? 0;
  return (
    <RunContext value={sessions.a ?? null}>
      <div className="lesson-puzzle">
        <fieldset className="lesson-free" disabled={isTraining} inert={isTraining}>
          <legend>{t('lessons.free')}</legend>
          {puzzle.free.map((name) => (
            <Free key={name} name={name} />
          ))}
        </fieldset>
        <div>
          <ul className="lesson-bounds">
            {puzzle.meets.map((bound) => {
              const isMet = step > 0 && holds(bound, moment.runs);
              return (
                <li key={boundText(bound)} data-met={isMet || undefined}>
                  {boundText(bound)} <em>{t(isMet ? 'lessons.puzzle.met' : 'lessons.puzzle.notYet')}</em>
                </li>
              );
            })}
          </ul>
          <p role="status">
            {isSolved
              ? t('lessons.puzzle.solved', { step: formatCount(step, language) })
              : isTraining
                ? t('lessons.puzzle.step', { step: formatCount(step, language), by: formatCount(puzzle.by, language) })
                : tries > 0 && step > 0
                  ? t('lessons.puzzle.missed')
                  : ''}
          </p>
          <div className="lesson-verbs">
            {!isSolved && (
              <button
                type="button"
                className="lesson-go"
                onClick={() => {
                  if (isTraining) return run.giveUp();
                  setTries(tries + 1);
                  run.attempt({});
                }}
              >
                {t(isTraining ? 'lessons.puzzle.stop' : 'lessons.puzzle.start')}
              </button>
            )}
            {!isTraining && (
              <button
                type="button"
                className={isSolved ? 'lesson-go' : undefined}
                onClick={run.next}
                data-testid="lesson-next"
              >
                {t('lessons.puzzle.leave')}
              </button>
            )}
            {tries > 1 && !isSolved && !isTold && (
              <button type="button" onClick={() => setTold(true)}>
                {t('lessons.puzzle.show')}
              </button>
            )}
          </div>
          {isTold && <Solution />}
        </div>
      </div>
    </RunContext>
  );
}

/** Settings that do it, in the words of the controls. */
function Solution() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const { lesson } = usePlaying();
  const experiment = useExperiment((state) => state.experiment);
  const changes = Object.entries(lesson.puzzle.solution).map(([key, value]) => {
    const param = paramOf(experiment, key);
    if (!param) return key;
    const option = param.kind === 'choice' ? param.options.find((one) => one.value === value) : undefined;
    const shown = typeof value === 'number' ? formatValue(value, language) : encodeValue(value);
    return `${say(param.label)} ${option ? say(option.label) : shown}`;
  });
  return <p>{t('lessons.puzzle.solution', { changes: changes.join(language === 'ja' ? '、' : ', ') })}</p>;
}
