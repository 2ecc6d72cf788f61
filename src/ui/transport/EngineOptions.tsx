import { useStore } from 'zustand';
import { engines } from '../../i18n/engines.ts';
import { addTexts } from '../../i18n/index.ts';
import { engineChoice } from '../../store/engineChoice.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { type EngineChoice, session } from '../../store/session.ts';
import { usePrefs, useRun, useT } from '../hooks.ts';

addTexts({ engines });

const CHOICES: readonly EngineChoice[] = [
  'auto',
  'compiled-wasm',
  'compiled-wasm-strict',
  'compiled-wasm-threads',
  'compiled-webgpu',
  'eager-wasm',
  'eager-webgpu',
  'eager-cpu',
];

/** What is said where threads cannot share a memory: the page is isolated once its service worker answers for it. */
const threadsLater = () =>
  navigator.serviceWorker?.controller ? ('engines.threadsNext' as const) : ('engines.threadsNever' as const);

/** What runs the training, why, and a way to force another engine. */
export function EngineOptions({ onCompare }: { readonly onCompare: () => void }) {
  const t = useT();
  const engine = useRun((run) => run.status.engine);
  const noGpu = useRun((run) => run.status.noGpu);
  const trainHidden = usePrefs((prefs) => prefs.trainHidden);
  const choice = useStore(engineChoice, (state) => state.choice);
  return (
    <div className="transport-choice">
      {noGpu && <p>{t(`engines.noGpu.${noGpu}`)}</p>}
      {engine?.adapter && <p>{t('engines.adapter', { adapter: engine.adapter })}</p>}
      <fieldset className="transport-radios">
        <legend className="visually-hidden">{t('engines.use')}</legend>
        {CHOICES.map((id) => {
          const isAlone = id === 'compiled-wasm-threads' && !globalThis.crossOriginIsolated;
          const missing = isAlone || (id.endsWith('webgpu') && noGpu === 'missing');
          return (
            <label key={id} className="transport-radio" data-disabled={missing}>
              <input
                type="radio"
                name="engine"
                value={id}
                checked={id === choice}
                disabled={missing}
                onChange={() => session().setEngine(id)}
              />
              <b>{id === 'auto' ? t('engines.auto') : t(`shell.engine.names.${id}`)}</b>
              {id !== 'auto' && <span>{t(isAlone ? threadsLater() : `engines.about.${id}`)}</span>}
            </label>
          );
        })}
      </fieldset>
      <label className="transport-check">
        <input
          type="checkbox"
          checked={trainHidden}
          onChange={(event) => prefsStore.getState().set({ trainHidden: event.target.checked })}
        />
        {t('engines.trainHidden')}
      </label>
      <button type="button" className="shell-button" data-testid="open-speedlab" onClick={onCompare}>
        {t('engines.compare')}
      </button>
    </div>
  );
}
