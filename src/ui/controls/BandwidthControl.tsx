import type { NumberParam } from '../../schema/param.ts';
import { useT } from '../hooks.ts';
import { NumberControl } from './ParamControl.tsx';
import { useBandwidth, useRecommendedBandwidth } from './useBandwidth.ts';

/** The bandwidth: follows its schedule, is pinned by grabbing it, and offers to resume. */
export function BandwidthControl({ name, param }: { readonly name: string; readonly param: NumberParam }) {
  const t = useT();
  const { setting, follow, resume } = useBandwidth(param);
  const recommended = useRecommendedBandwidth();
  const inRange = recommended !== null && recommended >= param.min && recommended <= param.max;
  return (
    <NumberControl
      name={name}
      param={param}
      setting={setting}
      follow={follow}
      mark={inRange ? { value: recommended, label: t('controls.median') } : undefined}
      below={
        resume && (
          <p className="ctl-pinned">
            {t('controls.pinned')}
            <button type="button" className="ctl-link" data-testid="resume-schedule" onClick={resume}>
              {t('controls.resume')}
            </button>
          </p>
        )
      }
    />
  );
}
