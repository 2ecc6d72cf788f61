import './sweep.css';
import './map.css';
import './narrow.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { findLaw } from '../../data/index.ts';
import { sweepCommandLine } from '../../experiment/sweep/commandLine.ts';
import { documentJson } from '../../experiment/sweep/documentJson.ts';
import type { SweepPlan } from '../../experiment/sweep/plan.ts';
import { SweepError } from '../../experiment/sweep/refusal.ts';
import type { Unit } from '../../experiment/sweep/units.ts';
import { addTexts } from '../../i18n/index.ts';
import { sweep as words } from '../../i18n/sweep.ts';
import type { Text } from '../../schema/text.ts';
import { imagesFor } from '../../store/imageStore.ts';
import { importedFor } from '../../store/importStore.ts';
import { save } from '../../store/saveRun.ts';
import { session } from '../../store/session.ts';
import { begin, bringBack, goOn, metricIn, openFile, stop } from '../../store/sweep/control.ts';
import { openSeat } from '../../store/sweep/seat.ts';
import { documentOf, sweepStore } from '../../store/sweep/sweepStore.ts';
import { useSay, useT } from '../hooks.ts';
import { Cost } from './Cost.tsx';
import { openUnit } from './openUnit.ts';
import { PinnedCell } from './PinnedCell.tsx';
import { Rounds } from './Rounds.tsx';
import { SweepBar } from './SweepBar.tsx';
import { SweepForm } from './SweepForm.tsx';
import { SweepMap } from './SweepMap.tsx';
import { type Draft, draftOf, draftOfPlan, exampleDraft, finer, planOf, SWEEP_ENGINE, settingsOf } from './settings.ts';
import { csvOf } from './table.ts';
import { useCost } from './useCost.ts';

addTexts({ sweep: words });

/** Threads of this device that a sweep takes. */
const cores = (): number => Math.max(1, navigator.hardwareConcurrency || 1);

const open = () =>
  openSeat(SWEEP_ENGINE, async (experiment) => {
    const [imported, images] = await Promise.all([importedFor(experiment), imagesFor(experiment)]);
    return { imported, images };
  });

function presentDraft(): Draft {
  const { experiment, preset } = session().stores.experiment.getState();
  return draftOf(experiment, preset);
}

/** The plan of a draft, or what is wrong with it. */
function tried(draft: Draft): { readonly plan: SweepPlan | null; readonly wrong: Text | null } {
  try {
    return { plan: planOf(draft), wrong: null };
  } catch (error) {
    if (error instanceof SweepError) return { plan: null, wrong: error.reason };
    throw error;
  }
}

/** One experiment over a grid of settings, trained on all cores while one looks. */
export function SweepPage() {
  const t = useT();
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const state = useStore(sweepStore);
  const [draft, setDraft] = useState<Draft>(() => (state.plan ? draftOfPlan(state.plan) : presentDraft()));
  const { plan, wrong } = useMemo(() => tried(draft), [draft]);
  const document = useMemo(() => documentOf(state), [state]);
  const metric = metricIn(state);
  const cost = useCost(plan, open, state.isRunning);
  const nameOf = useCallback(
    (key: string) => {
      const setting = settingsOf(state.plan?.base ?? draft.base).find((each) => each.key === key);
      if (!setting) return key;
      return setting.group ? `${say(setting.group)} · ${say(setting.label)}` : say(setting.label);
    },
    [state.plan, draft.base, say],
  );

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    void bringBack().then(() => {
      const { plan: kept } = sweepStore.getState();
      if (kept) setDraft(draftOfPlan(kept));
    });
  }, []);

  function start(isSearching: boolean): void {
    if (!plan) return;
    begin(plan, isSearching);
    void goOn(open, cores());
  }

  function openOf(point: number): void {
    const unit = state.units.find((each) => each.point === point);
    if (unit) void openUnit(unit, state.plan?.id ?? '');
  }

  function refine(point: number): void {
    if (!state.plan) return;
    const { plan: shown } = state;
    const values = document?.points.find((each) => each.point === point)?.values ?? [];
    const axes = shown.axes.map((axis, i) => ({ key: axis.key, typed: finer(axis.values, values[i] ?? '') }));
    const [down, across] = axes.length === 2 ? axes : [{ key: '', typed: '' }, axes[0]];
    setDraft({ ...draftOfPlan(shown), ...(across && { across }), ...(down && { down }) });
  }

  async function openFiles(file: File): Promise<void> {
    try {
      openFile(await file.text());
      const { plan: opened } = sweepStore.getState();
      if (opened) setDraft(draftOfPlan(opened));
    } catch (error) {
      sweepStore.setState({
        notice: error instanceof SweepError ? error.reason : { en: String(error), ja: String(error) },
      });
    }
  }

  const isPlane = (findLaw(draft.base.data.id).space?.kind ?? 'plane') === 'plane';
  return (
    <div className="sweep-page" data-testid="sweep">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {t('sweep.title')}
        </h2>
        <p>{t('sweep.lead')}</p>
      </header>
      <div className="sweep-body">
        <SweepForm
          draft={draft}
          isRunning={state.isRunning}
          onChange={setDraft}
          onExample={() => setDraft(exampleDraft())}
          onHere={() => setDraft(presentDraft())}
        >
          <Cost plan={plan} wrong={wrong} cost={cost} cores={cores()} />
          <div className="sweep-go">
            <button
              type="button"
              className="sweep-start"
              data-testid="sweep-start"
              disabled={!plan || state.isRunning}
              onClick={() => start(false)}
            >
              {t('sweep.bar.start')}
            </button>
            <button
              type="button"
              className="shell-button"
              data-testid="sweep-find"
              disabled={!plan || state.isRunning}
              onClick={() => start(true)}
            >
              {t('sweep.bar.find')}
            </button>
          </div>
        </SweepForm>
        <div className="sweep-main">
          <SweepBar
            document={document}
            metric={metric}
            isRunning={state.isRunning}
            failed={state.failures.size}
            onMetric={(key) => sweepStore.setState({ metric: key })}
            onStop={stop}
            onGoOn={() => void goOn(open, cores())}
            onFile={(file) => void openFiles(file)}
            onCsv={() => document && save('modescope-sweep.csv', new Blob([csvOf(document)], { type: 'text/csv' }))}
            onJson={() =>
              document &&
              save(
                'modescope-sweep.json',
                new Blob([`${JSON.stringify(documentJson(document))}\n`], { type: 'application/json' }),
              )
            }
          />
          {state.notice && (
            <p className="sweep-notice" role="alert">
              {say(state.notice)}
            </p>
          )}
          {document ? (
            <>
              <SweepMap
                document={document}
                metric={metric}
                pinned={state.pinned}
                onPin={(pinned) => sweepStore.setState({ pinned })}
                onOpen={openOf}
                nameOf={nameOf}
              />
              <Rounds rounds={state.rounds} results={state.results.size} />
              <p className="sweep-hint">{t('sweep.map.legend')}</p>
              <p className="sweep-hint sweep-keys">{t('sweep.map.keys')}</p>
              <details className="sweep-command">
                <summary>{t('sweep.cell.command')}</summary>
                <code data-testid="sweep-command">{sweepCommandLine(document.plan)}</code>
              </details>
            </>
          ) : (
            <p className="sweep-empty">{t('sweep.map.empty')}</p>
          )}
        </div>
        <aside className="sweep-side">
          {document && (
            <PinnedCell
              document={document}
              units={state.units}
              failures={state.failures}
              clouds={isPlane ? state.clouds : new Map()}
              point={state.pinned}
              metric={metric}
              onOpen={(unit: Unit) => void openUnit(unit, state.plan?.id ?? '')}
              onRefine={refine}
            />
          )}
        </aside>
      </div>
    </div>
  );
}
