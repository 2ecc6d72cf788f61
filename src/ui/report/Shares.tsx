import { useSay, useT } from '../hooks.ts';
import type { Told } from './told.ts';

/** With more bars than this nobody could tell them apart. */
const MOST = 25;
const [WIDTH, HEIGHT, FOOT] = [338, 92, 14];

/** Shares of modes, or of classes where the data have no modes. */
function sharesOf({ run: { evaluation } }: Told): readonly { readonly share: number; readonly target: number }[] {
  const { shares = [], classShares = [] } = evaluation ?? {};
  return shares.length > 0 ? shares : classShares;
}

/** How the samples are shared out, A solid and B striped, with the fair share as a line. */
export function Shares({ told }: { readonly told: readonly Told[] }) {
  const t = useT();
  const say = useSay();
  const [first] = told as readonly [Told, ...Told[]];
  const fair = sharesOf(first);
  if (fair.length === 0 || fair.length > MOST) return null;
  const names = (first.run.evaluation?.shares.length ?? 0) > 0 ? [] : (first.run.law?.classes ?? []);
  const columns = told.map(sharesOf);
  const highest = Math.max(...columns.flat().flatMap(({ share, target }) => [share, 2 * target]), 1e-9);
  const [step, y] = [WIDTH / fair.length, (share: number) => (HEIGHT - FOOT) * (1 - share / highest)];
  const wide = Math.min(26, (0.7 * step) / told.length);
  return (
    <section>
      <h3>{t('report.shares')}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('report.shares')}>
        <defs>
          <pattern id="report-stripes" width="4" height="4" patternUnits="userSpaceOnUse">
            <rect width="4" height="2.4" className="report-bar-b" />
          </pattern>
        </defs>
        {columns.flatMap((shares, arm) =>
          shares.map(({ share }, i) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its mode
              key={`${arm} ${i}`}
              className={arm === 0 ? 'report-bar-a' : undefined}
              fill={arm === 0 ? undefined : 'url(#report-stripes)'}
              x={step * (i + 0.5) + wide * (arm - told.length / 2)}
              width={wide * 0.92}
              y={y(share)}
              height={HEIGHT - FOOT - y(share)}
            />
          )),
        )}
        {fair.map(({ target }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mode is its place
          <g key={i}>
            <line className="report-fair" x1={step * i} x2={step * (i + 1)} y1={y(target)} y2={y(target)} />
            <text x={step * (i + 0.5)} y={HEIGHT - 3}>
              {names[i] ? say(names[i].name) : i + 1}
            </text>
          </g>
        ))}
        <line className="report-axis" x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      </svg>
      <p className="report-note">{t('report.sharesLine')}</p>
    </section>
  );
}
