import { formatFixed, formatPercent } from '../../i18n/format.ts';
import { useLanguage } from '../hooks.ts';
import { ClassSwatch } from './ClassSwatch.tsx';
import type { PullKind } from './drawPulls.ts';

export const PULL_KINDS: readonly PullKind[] = ['labelGan', 'amGan'];

/** Below this a pull is written as 0, without a sign. */
const ROUNDED = 0.005;

interface PullRowProps {
  /** Class, or null for the generated. */
  readonly label: number | null;
  readonly name: string;
  readonly belief: number;
  readonly pulls: Readonly<Record<PullKind, number>>;
  /** Pull that fills half a cell. */
  readonly reach: number;
  /** Whether AM-GAN aims at it. */
  readonly isTarget: boolean;
}

/** One class: what the critic believes, and how both losses pull on its logit, as bars from the middle. */
export function PullRow({ label, name, belief, pulls, reach, isTarget }: PullRowProps) {
  const language = useLanguage();
  return (
    <tr data-testid={`pull-${label ?? 'generated'}`} data-target={isTarget}>
      <th scope="row">
        <span className="pulls-name">
          <ClassSwatch label={label} />
          <span>{name}</span>
        </span>
      </th>
      <td>{formatPercent(belief, language, 0)} %</td>
      {PULL_KINDS.map((kind) => {
        const share = Math.min(1, Math.abs(pulls[kind]) / reach);
        return (
          <td key={kind} className="pulls-cell">
            <span className="pulls-bar" aria-hidden="true">
              <i data-sign={pulls[kind] < 0 ? 'down' : 'up'} style={{ width: `${(50 * share).toFixed(1)}%` }} />
            </span>
            <b>{formatFixed(Math.abs(pulls[kind]) < ROUNDED ? 0 : pulls[kind], language, 2)}</b>
          </td>
        );
      })}
    </tr>
  );
}
