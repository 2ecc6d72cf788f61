import './codes.css';
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

type Codes = Extract<AnswerOf<'towerCodes'>, { available: true }>;
type Made = Codes['promised'];

/** Rows of pixels between `low` and `high` as tiles: paper at the lower end, ink at the higher one. */
function tilesOf({ height, width }: Codes, values: Float32Array, low: number, high: number): Tiles {
  return {
    count: values.length / (height * width),
    height,
    width,
    channels: 1,
    pixels: Uint8ClampedArray.from(values, (value) => (255 * (value - low)) / (high - low)),
  };
}

/** The filters of the bottom layer: in ink where a bit that is on makes ink likelier, paper where it makes it rarer. */
function Filters({ answer }: { readonly answer: Codes }) {
  const t = useT();
  const most = answer.filters.reduce((high, weight) => Math.max(high, Math.abs(weight)), 1e-6);
  const tiles = tilesOf(answer, answer.filters, -most, most);
  return (
    <figure className="codes-images">
      <figcaption>{t('tower.codes.filters')}</figcaption>
      <div>
        {Array.from({ length: tiles.count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its bit
          <TileImage key={index} tiles={tiles} index={index} className="codes-tile" />
        ))}
      </div>
    </figure>
  );
}

/** Images, those that follow the rule of the data in a solid frame, and the share of all that do. */
function Images({ answer, made, of }: { answer: Codes; made: Made | undefined; of: 'promised' | 'delivered' }) {
  const t = useT();
  const language = useLanguage();
  const tiles = made && tilesOf(answer, made.images, -1, 1);
  return (
    <figure className="codes-images" data-testid={`codes-${of}`}>
      <figcaption>
        <b>{t(`tower.codes.${of}`)}</b> {!made && t('tower.codes.noTop')}
        {made?.likeliest !== undefined &&
          t('tower.codes.legal', {
            likeliest: formatPercent(made.likeliest, language),
            drawn: formatPercent(made.drawn, language),
          })}
      </figcaption>
      <div>
        {tiles &&
          Array.from({ length: tiles.count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: images have no names
            <span key={index} className="codes-frame" data-legal={made.legal?.[index]}>
              <TileImage tiles={tiles} index={index} className="codes-tile" />
            </span>
          ))}
      </div>
    </figure>
  );
}

/** Codes in use with what they stand for, the filters of the bottom layer, and what is promised beside what is delivered. */
export function Codes() {
  const t = useT();
  const language = useLanguage();
  const answer = useReading('towerCodes', NO_OPTIONS)?.answer;
  if (!answer?.available) return <Unread answer={answer} />;
  return (
    <section className="codes" aria-label={t('tower.codes.title')} data-testid="codes">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('tower.codes.code')}</th>
            <th scope="col">P(x|h)</th>
            <th scope="col">
              q<sub>D</sub> %
            </th>
            <th scope="col">
              P<sub>J</sub> %
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.codes.map(({ bits, image, data, top }) => (
            <tr key={bits.join('')}>
              <td>
                <span className="visually-hidden">{bits.join(' ')}</span>
                <span aria-hidden="true">{bits.map((bit) => (bit === 1 ? '●' : '○')).join('')}</span>
              </td>
              <td>
                <TileImage tiles={tilesOf(answer, image, 0, 1)} index={0} className="codes-tile" />
              </td>
              <td className="codes-data">{formatPercent(data, language)}</td>
              <td className="codes-top">{formatPercent(top ?? null, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="codes-side">
        <Images answer={answer} made={answer.promised} of="promised" />
        <Images answer={answer} made={answer.delivered} of="delivered" />
        <Filters answer={answer} />
      </div>
    </section>
  );
}
