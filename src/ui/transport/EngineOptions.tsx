import { useStore } from 'zustand';
import { engineChoice } from '../../store/engineChoice.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { type EngineChoice, session } from '../../store/session.ts';
import { usePrefs, useRun, useT } from '../hooks.ts';

const CHOICES: readonly EngineChoice[] = [
  'auto',
  'compiled-wasm',
  'compiled-wasm-strict',
  'compiled-webgpu',
  'eager-wasm',
  'eager-webgpu',
  'eager-cpu',
];

/** What runs the training, why, and a way to force another engine. */
export function EngineOptions({ onCompare }: { readonly onCompare: () => void }) {
  const t = useT();
  const engine = useRun((run) => run.status.engine);
  const noGpu = useRun((run) => run.status.noGpu);
  const trainHidden = usePrefs((prefs) => prefs.trainHidden);
  const choice = useStore(engineChoice, (state) => state.choice);
  return (
    <div className="transport-choice">
      {noGpu && <p>{t(`shell.engine.noGpu.${noGpu}`)}</p>}
      {engine?.adapter && <p>{t('shell.engine.adapter', { adapter: engine.adapter })}</p>}
      <fieldset className="transport-radios">
        <legend className="visually-hidden">{t('shell.engine.use')}</legend>
        {CHOICES.map((id) => {
          const missing = id.endsWith('webgpu') && noGpu === 'missing';
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
              <b>{id === 'auto' ? t('shell.engine.auto') : t(`shell.engine.names.${id}`)}</b>
              {id !== 'auto' && <span>{t(`shell.engine.about.${id}`)}</span>}
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
        {t('shell.engine.trainHidden')}
      </label>
      <button type="button" className="shell-button" data-testid="open-speedlab" onClick={onCompare}>
        {t('shell.engine.compare')}
      </button>
    </div>
  );
}
