import './grid.css';
import { formatPercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { tower as words } from '../../i18n/tower.ts';
import type { Tiles } from '../../train/frame.ts';
import type { AnswerOf } from '../../worker/protocol.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useT } from '../hooks.ts';
import { TileImage } from '../images/TileImage.tsx';

addTexts({ tower: words });

const NO_OPTIONS = {};

type Reading = Extract<AnswerOf<'towerGrid'>, { available: true }>;
type Shares = Reading['data'];

/** Cells as a tile of ink on paper, upright: the grid counts rows from below. The root of a share keeps rare cells visible. */
function tileOf(side: number, { cells }: Shares, most: number): Tiles {
  const pixels = new Uint8ClampedArray(side * side);
  cells.forEach((share, cell) => {
    pixels[(side - 1 - Math.floor(cell / side)) * side + (cell % side)] = 255 * Math.sqrt(share / most);
  });
  return { count: 1, height: side, width: side, channels: 1, pixels };
}

/** The whole law of a tower over points on a grid, cell by cell: of the data, as promised and as delivered. */
export function Grid() {
  const t = useT();
  const language = useLanguage();
  const answer = useReading('towerGrid', NO_OPTIONS)?.answer;
  if (!answer?.available) return <Unread answer={answer} />;
  const { side } = answer;
  const most = Math.max(...answer.data.cells, 1e-9);
  return (
    <section className="grids" aria-label={t('tower.grid.title')} data-testid="grids">
      {(['data', 'promised', 'delivered'] as const).map((of) => {
        const shares = answer[of];
        const title = t(`tower.grid.${of}`);
        return (
          <figure key={of} data-testid={`grid-${of}`}>
            <figcaption>
              <b>{title}</b>
              <small>
                {!shares && t('tower.codes.noTop')}
                {shares && of !== 'data' && t('tower.grid.outside', { share: formatPercent(shares.outside, language) })}
              </small>
            </figcaption>
            {shares && (
              <TileImage
                tiles={tileOf(side, shares, most)}
                index={0}
                className="grid-tile"
                label={t('tower.grid.label', { title })}
              />
            )}
          </figure>
        );
      })}
    </section>
  );
}
