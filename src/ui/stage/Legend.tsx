import { ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from 'react-aria-components';
import { effective } from '../../experiment/availability.ts';
import { criticOf } from '../../methods/index.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { LAYERS, type Layer } from '../../train/frame.ts';
import { useExperiment, useLab, usePrefs, useRun, useT } from '../hooks.ts';
import { LayerSwatch } from './LayerSwatch.tsx';

/** Layers with nothing to draw in this run, with the catalogue path of the reason. */
function useIdleLayers(): Partial<Record<Layer, string>> {
  const hasModes = useRun((run) => run.law === null || run.law.modes.length > 0);
  const lab = useLab();
  const isSmoothed = useExperiment(({ experiment }) => effective(experiment).smoothing.on);
  const isPlanar = useExperiment(({ experiment }) => effective(experiment).latent.dimension === 2);
  return {
    ...(!hasModes && { modes: 'stage.idle.modes' }),
    ...(!isSmoothed && { kernel: 'stage.idle.kernel' }),
    ...((!isPlanar || lab === 'particles') && { latentGrid: 'stage.idle.latentGrid' }),
  };
}

/** Words of a layer. Without a critic the arrows are the slope of the log-odds, which is not the force on a point. */
function useLayerWords(): (layer: Layer) => string {
  const isClosedForm = useExperiment(({ experiment }) => criticOf(experiment.method.id) === 'none');
  return (layer) => (layer === 'gradients' && isClosedForm ? 'logOdds' : layer);
}

/** The legend of the stage; every entry is the switch of its layer. */
export function Legend() {
  const t = useT();
  const layers = usePrefs((prefs) => prefs.layers);
  const idle = useIdleLayers();
  const words = useLayerWords();
  return (
    <ToggleButtonGroup
      className="stage-legend"
      aria-label={t('stage.legend')}
      orientation="vertical"
      selectionMode="multiple"
      selectedKeys={layers}
      onSelectionChange={(keys) => prefsStore.getState().set({ layers: LAYERS.filter((layer) => keys.has(layer)) })}
      data-covers=""
      data-arrow-keys=""
    >
      {LAYERS.map((layer) => {
        const reason = idle[layer];
        return (
          <TooltipTrigger key={layer} delay={400}>
            <ToggleButton
              className="stage-legend-entry"
              id={layer}
              aria-label={t(`stage.layers.${words(layer)}`)}
              data-idle={reason === undefined ? undefined : ''}
              data-testid={`layer-${layer}`}
            >
              <LayerSwatch layer={layer} />
              <span className="stage-legend-name">{t(`stage.layers.${words(layer)}`)}</span>
            </ToggleButton>
            <Tooltip className="stage-tip" placement="end">
              {t(`stage.help.${words(layer)}`)}
              {reason !== undefined && <em>{t(reason)}</em>}
            </Tooltip>
          </TooltipTrigger>
        );
      })}
    </ToggleButtonGroup>
  );
}
