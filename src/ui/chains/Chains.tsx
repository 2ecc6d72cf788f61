import { chains } from '../../i18n/chains.ts';
import { formatCount, formatFixed, wholePercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import type { Language } from '../../schema/text.ts';
import type { ChainsReading } from '../../train/instruments/chains.ts';
import { Unread } from '../dock/Unread.tsx';
import { useReading } from '../dock/useReading.ts';
import { useLanguage, useT } from '../hooks.ts';
import { Traces } from './Traces.tsx';
import { isLying } from './traces.ts';
import './chains.css';

addTexts({ instruments: { chains } });

const NO_OPTIONS = {};

/** Draws that R-hat and effective sizes are wanted to reach (Vehtari et al. 2021, section 4). */
const WANTED = { rHat: '≤ 1.01', ess: '≥ 400' } as const;

/** R-hat at two decimals; chains that never move are infinitely far apart. */
const rHatText = (value: number, language: Language): string =>
  value === Number.POSITIVE_INFINITY ? '∞' : formatFixed(value, language, 2);

/** The smallest and the largest of some counts. */
function countsText(counts: readonly number[], language: Language): string {
  const [low, high] = [Math.min(...counts), Math.max(...counts)].map((count) => formatCount(count, language));
  return low === high ? `${low}` : `${low}–${high}`;
}

interface MixingProps {
  readonly reading: ChainsReading;
  readonly lying: boolean;
}

function Mixing({ reading, lying }: MixingProps) {
  const t = useT();
  const language = useLanguage();
  const { acceptance, mixing, modes, visited } = reading;
  const total = formatCount(modes.length, language);
  const sizes = [
    ['bulkEss', mixing.map(({ bulkEss }) => bulkEss)],
    ['tailEss', mixing.map(({ tailEss }) => tailEss)],
  ] as const;
  return (
    <table aria-label={t('instruments.chains.table')}>
      <thead>
        <tr>
          <td />
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">{t('instruments.chains.want')}</th>
        </tr>
      </thead>
      <tbody>
        <tr data-lying={lying || undefined} data-testid="chains-rHat">
          <th scope="row">{t('instruments.chains.rHat')}</th>
          <td>{rHatText(mixing[0].rHat, language)}</td>
          <td>{rHatText(mixing[1].rHat, language)}</td>
          <td>{WANTED.rHat}</td>
        </tr>
        {sizes.map(([id, [x, y]]) => (
          <tr key={id} data-testid={`chains-${id}`}>
            <th scope="row">{t(`instruments.chains.${id}`)}</th>
            <td>{formatCount(x ?? Number.NaN, language)}</td>
            <td>{formatCount(y ?? Number.NaN, language)}</td>
            <td>{WANTED.ess}</td>
          </tr>
        ))}
        <tr data-testid="chains-accepted">
          <th scope="row">{t('instruments.chains.accepted')}</th>
          <td colSpan={2}>
            {acceptance === undefined ? t('instruments.chains.never') : `${wholePercent(acceptance, language)} %`}
          </td>
          <td>–</td>
        </tr>
        {visited ? (
          <>
            <tr data-testid="chains-visited">
              <th scope="row">{t('instruments.chains.visited')}</th>
              <td colSpan={2}>
                {countsText(visited.each, language)} / {total}
              </td>
              <td>{total}</td>
            </tr>
            <tr data-testid="chains-together">
              <th scope="row">{t('instruments.chains.together')}</th>
              <td colSpan={2}>
                {formatCount(visited.together, language)} / {total}
              </td>
              <td>{total}</td>
            </tr>
          </>
        ) : (
          <tr data-testid="chains-visited">
            <th scope="row">{t('instruments.chains.visited')}</th>
            <td colSpan={2}>{t('instruments.chains.noModes')}</td>
            <td>–</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Chains of the run's own method from where it stands: what they do, how they have mixed, and what R-hat cannot know. */
export function Chains() {
  const t = useT();
  const language = useLanguage();
  const answer = useReading('chains', NO_OPTIONS)?.answer;
  if (!answer?.available) return <Unread answer={answer} />;
  const lying = isLying(answer);
  return (
    <div className="chains" data-testid="chains">
      <section className="chains-chart">
        <p className="chains-head">
          {t('instruments.chains.traces', { count: answer.chains })}{' '}
          <small>
            {t('instruments.chains.from', {
              iterations: formatCount(answer.iterations, language),
              warmUp: formatCount(answer.warmUp, language),
            })}
          </small>
        </p>
        <Traces reading={answer} />
      </section>
      <div className="chains-side">
        <Mixing reading={answer} lying={lying} />
        {lying ? (
          <p className="chains-lying" role="status" data-testid="chains-lying">
            {t('instruments.chains.lying')}
          </p>
        ) : (
          <p>{t('instruments.chains.note')}</p>
        )}
      </div>
    </div>
  );
}
