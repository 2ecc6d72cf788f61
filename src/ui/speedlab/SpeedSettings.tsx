import type { BenchEngine } from '../../experiment/benchmark/contract.ts';
import { useLanguage, useT } from '../hooks.ts';
import { DURATIONS, type Duration, type LabRequest } from './lab.ts';
import { taskName } from './report.ts';

/** Tasks that a visitor can choose; the command line has them all. */
const TASKS = ['nsgan-32x64', 'nsgan-64x256', 'nsgan-128x512', 'wgan-gp-64x256'];

const OFFERED: readonly BenchEngine[] = [
  'compiled-wasm',
  'compiled-webgpu',
  'tfjs-wasm',
  'tfjs-cpu',
  'tfjs-webgl',
  'tfjs-webgpu',
];

/** What WebGPU is worth here; undefined for a real GPU. */
export type NoGpu = 'missing' | 'software' | undefined;

/** What is ticked at first: our engines where they make sense, and the two backends that start at once. */
export const firstRequest = (noGpu: NoGpu): LabRequest => ({
  engines: OFFERED.filter((engine) =>
    engine === 'compiled-webgpu' ? noGpu === undefined : !['tfjs-webgl', 'tfjs-webgpu'].includes(engine),
  ),
  caseId: 'nsgan-64x256',
  duration: 'normal',
});

interface SpeedSettingsProps {
  readonly request: LabRequest;
  readonly noGpu: NoGpu;
  readonly disabled: boolean;
  readonly onChange: (request: LabRequest) => void;
}

/** What to measure, and for how long. */
export function SpeedSettings({ request, noGpu, disabled, onChange }: SpeedSettingsProps) {
  const t = useT();
  const language = useLanguage();
  const toggle = (engine: BenchEngine) =>
    onChange({
      ...request,
      engines: OFFERED.filter((each) => request.engines.includes(each) !== (each === engine)),
    });
  return (
    <fieldset className="speedlab-settings" disabled={disabled}>
      <legend className="visually-hidden">{t('speedlab.title')}</legend>
      <label className="speedlab-field">
        {t('speedlab.task')}
        <select
          data-testid="speedlab-task"
          value={request.caseId}
          onChange={(event) => onChange({ ...request, caseId: event.target.value })}
        >
          {TASKS.map((id) => (
            <option key={id} value={id}>
              {taskName(id, t, language)}
            </option>
          ))}
        </select>
      </label>
      <label className="speedlab-field">
        {t('speedlab.duration')}
        <select
          data-testid="speedlab-duration"
          value={request.duration}
          onChange={(event) => onChange({ ...request, duration: event.target.value as Duration })}
        >
          {Object.keys(DURATIONS).map((id) => (
            <option key={id} value={id}>
              {t(`speedlab.durations.${id}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="speedlab-engines">
        <legend>{t('speedlab.engines')}</legend>
        {OFFERED.map((engine) => {
          const onGpu = engine.endsWith('webgpu') ? noGpu : undefined;
          return (
            <label key={engine} data-disabled={onGpu === 'missing'}>
              <input
                type="checkbox"
                data-testid={`speedlab-engine-${engine}`}
                checked={request.engines.includes(engine) && onGpu !== 'missing'}
                disabled={onGpu === 'missing'}
                onChange={() => toggle(engine)}
              />
              <span>
                {t(`speedlab.names.${engine}`)}
                {onGpu && <small>{t(onGpu === 'missing' ? 'speedlab.noGpu' : 'speedlab.softwareGpu')}</small>}
              </span>
            </label>
          );
        })}
      </fieldset>
    </fieldset>
  );
}
