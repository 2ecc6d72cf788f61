import { ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useLab, useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { LayerSwatch } from '../stage/LayerSwatch.tsx';
import { JudgeLine } from './JudgeLine.tsx';
import { canCaption, canOrder, TILE_CAPTIONS, TILE_ORDERS, type TileOrder } from './tileOrder.ts';
import { type TileKind, tileView, useTileView } from './tileView.ts';
import { useTileFrame } from './useTiles.ts';

const KINDS: readonly TileKind[] = ['generated', 'real'];

/**
 * What the stage of images shows: whose images, and, where anything is known that could order them or stand below them, in which
 * order and with what. A generative network's are offered both from the start: what knows them may still be learning.
 */
export function StageBar() {
  const t = useT();
  const kinds = useTileView((view) => view.kinds);
  const order = useTileView((view) => view.order);
  const captions = useTileView((view) => view.captions);
  const tiles = useTileFrame(500)?.tiles?.generated ?? null;
  const isJudged = useLab() === 'gan';
  const orders = TILE_ORDERS.filter((each) => (isJudged && each === order) || canOrder(tiles, each));
  const below = TILE_CAPTIONS.filter((each) => isJudged || canCaption(tiles, each));
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
      {orders.length > 1 && (
        <Choice
          label={t('images.order')}
          items={orders.map((id) => ({ id, label: t(`images.orders.${id}`) }))}
          value={orders.includes(order) ? order : 'latent'}
          onChange={(id) => tileView.setState({ order: id as TileOrder })}
          testId="tiles-order"
        />
      )}
      {below.length > 0 && (
        <ToggleButtonGroup
          className="tiles-toggles"
          aria-label={t('images.captions')}
          selectionMode="multiple"
          selectedKeys={captions}
          onSelectionChange={(keys) => tileView.setState({ captions: TILE_CAPTIONS.filter((each) => keys.has(each)) })}
        >
          {below.map((each) => (
            <TooltipTrigger key={each} delay={400}>
              <ToggleButton className="tiles-toggle" id={each} data-testid={`tiles-caption-${each}`}>
                {t(`images.caption.${each}`)}
              </ToggleButton>
              <Tooltip className="stage-tip">{t(`images.help.${each}`)}</Tooltip>
            </TooltipTrigger>
          ))}
        </ToggleButtonGroup>
      )}
      {isJudged && <JudgeLine />}
    </div>
  );
}
