import { Maximize, Minus, Plus } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { zoomIn, zoomOut } from './useStageGestures.ts';

/** Zoom out, zoom in, fit. */
export function ZoomButtons({ fitData }: { readonly fitData: () => void }) {
  const t = useT();
  const buttons = [
    ['out', Minus, zoomOut],
    ['in', Plus, zoomIn],
    ['fit', Maximize, fitData],
  ] as const;
  return (
    <div className="stage-zoom" data-covers>
      {buttons.map(([name, Icon, press]) => (
        <TooltipTrigger key={name} delay={400}>
          <Button className="stage-zoom-button" aria-label={t(`stage.zoom.${name}`)} onPress={press}>
            <Icon size={rem(16)} strokeWidth={1.6} aria-hidden="true" />
          </Button>
          <Tooltip className="stage-tip" placement="top">
            {t(`stage.zoom.${name}`)}
          </Tooltip>
        </TooltipTrigger>
      ))}
    </div>
  );
}
