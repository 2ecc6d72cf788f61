import { ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { LayerSwatch } from '../stage/LayerSwatch.tsx';
import { JudgeLine } from './JudgeLine.tsx';
import { canOrder, TILE_ORDERS, type TileOrder } from './tileOrder.ts';
import { type TileKind, tileView, useTileView } from './tileView.ts';
import { useTileFrame } from './useTiles.ts';

const KINDS: readonly TileKind[] = ['generated', 'real'];
const CAPTIONS = ['class', 'score'] as const;

/** What the stage of images shows: whose images, in which order, and what stands below each. */
export function StageBar() {
  const t = useT();
  const kinds = useTileView((view) => view.kinds);
  const order = useTileView((view) => view.order);
  const captions = useTileView((view) => view.captions);
  const tiles = useTileFrame(500)?.tiles?.generated ?? null;
  return (
    <div className="tiles-bar">
      <ToggleButtonGroup
        className="tiles-toggles"
        aria-label={t('images.kinds')}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={kinds}
        onSelectionChange={(keys) => tileView.setState({ kinds: KINDS.filter((kind) => keys.has(kind)) })}
      >
        {KINDS.map((kind) => (
          <TooltipTrigger key={kind} delay={400}>
            <ToggleButton className="tiles-toggle" id={kind} data-testid={`tiles-show-${kind}`}>
              <LayerSwatch layer={kind} />
              {t(`images.kind.${kind}`)}
            </ToggleButton>
            <Tooltip className="stage-tip">{t(`images.help.${kind}`)}</Tooltip>
          </TooltipTrigger>
        ))}
      </ToggleButtonGroup>
      <Choice
        label={t('images.order')}
        items={TILE_ORDERS.filter((each) => each === order || canOrder(tiles, each)).map((id) => ({
          id,
          label: t(`images.orders.${id}`),
        }))}
        value={order}
        onChange={(id) => tileView.setState({ order: id as TileOrder })}
        testId="tiles-order"
      />
      <ToggleButtonGroup
        className="tiles-toggles"
        aria-label={t('images.captions')}
        selectionMode="multiple"
        selectedKeys={captions}
        onSelectionChange={(keys) => tileView.setState({ captions: CAPTIONS.filter((each) => keys.has(each)) })}
      >
        {CAPTIONS.map((each) => (
          <TooltipTrigger key={each} delay={400}>
            <ToggleButton className="tiles-toggle" id={each} data-testid={`tiles-caption-${each}`}>
              {t(`images.caption.${each}`)}
            </ToggleButton>
            <Tooltip className="stage-tip">{t(`images.help.${each}`)}</Tooltip>
          </TooltipTrigger>
        ))}
      </ToggleButtonGroup>
      <JudgeLine />
    </div>
  );
}
