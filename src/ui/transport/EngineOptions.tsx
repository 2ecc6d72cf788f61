import { useStore } from 'zustand';
import { engines } from '../../i18n/engines.ts';
import { addTexts } from '../../i18n/index.ts';
import type { Language } from '../../schema/text.ts';
import { engineChoice } from '../../store/engineChoice.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { type EngineChoice, session } from '../../store/session.ts';
import type { Status } from '../../worker/protocol.ts';
import { useLanguage, usePrefs, useRun, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';

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

/** The numbers and names of a verdict, as its sentence wants them. */
const verdictValues = (gpu: NonNullable<Status['gpu']>, language: Language): Record<string, string> => ({
  ...('ratio' in gpu && { ratio: settingText(Number(gpu.ratio.toPrecision(2)), language) }),
  ...('step' in gpu && { step: settingText(gpu.step, language) }),
  ...('where' in gpu && { where: gpu.where }),
  ...('message' in gpu && { message: gpu.message }),
});

/** What runs the training, why, and a way to force another engine. */
export function EngineOptions({ onCompare }: { readonly onCompare: () => void }) {
  const t = useT();
  const language = useLanguage();
  const engine = useRun((run) => run.status.engine);
  const noGpu = useRun((run) => run.status.noGpu);
  const gpu = useRun((run) => run.status.gpu);
  const trainHidden = usePrefs((prefs) => prefs.trainHidden);
  const choice = useStore(engineChoice, (state) => state.choice);
  return (
    <div className="transport-choice">
      {noGpu && <p>{t(`engines.noGpu.${noGpu}`)}</p>}
      {gpu && <p data-testid="gpu-verdict">{t(`engines.gpu.${gpu.kind}`, verdictValues(gpu, language))}</p>}
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
