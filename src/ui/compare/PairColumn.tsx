import './words.ts';
import './compare.css';
import './pairColumn.css';
import { type ReactNode, useMemo } from 'react';
import { groupOf } from '../../experiment/groupOf.ts';
import { takeOver } from '../../store/pairSession.ts';
import type { Pair } from '../../store/pairStore.ts';
import type { SettingDifference } from '../controls/differences.ts';
import { type Pairing, PairingContext } from '../controls/pairing.ts';
import { useArm, usePair, useSay, useT } from '../hooks.ts';
import { ArmSwitch } from './ArmSwitch.tsx';
import { useDifferences } from './useDifferences.ts';

function useGroup(pair: Pair, group: string): readonly SettingDifference[] {
  const all = useDifferences(pair);
  return all.filter(({ key }) => groupOf(key) === group);
}

function MarkOf({ pair, group }: { readonly pair: Pair; readonly group: string }) {
  const t = useT();
  const { length: count } = useGroup(pair, group);
  if (count === 0) {
    return (
      <span className="compare-same" role="img" aria-label={t('compare.same')}>
        =
      </span>
    );
  }
  return <span className="compare-mark">{t('compare.groupDiffers', { count })}</span>;
}

function ListOf({ pair, group }: { readonly pair: Pair; readonly group: string }) {
  const t = useT();
  const say = useSay();
  const arm = useArm() ?? 'b';
  const found = useGroup(pair, group);
  const take = (key: string): void => {
    takeOver(pair, arm, [key]);
    // The button goes with the difference; the keyboard goes on from the switch of runs.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(`[data-testid=edit-${arm}]`)?.focus();
    });
  };
  return (
    <ul className="compare-values" hidden={found.length === 0}>
      {found.map(({ key, label, symbol, a, b }) => (
        <li key={key} data-testid={`differs-${key}`}>
          <span>
            {say(label)} {symbol && !say(label).includes(symbol) && <i className="ctl-symbol">{symbol}</i>}
          </span>
          <span className="compare-both">
            <small>A</small> {arm === 'a' ? <b>{a ?? '–'}</b> : (a ?? '–')} <small>B</small>{' '}
            {arm === 'b' ? <b>{b ?? '–'}</b> : (b ?? '–')}
          </span>
          <button type="button" className="ctl-link" onClick={() => take(key)}>
            {t(arm === 'b' ? 'compare.takeA' : 'compare.takeB')}
          </button>
        </li>
      ))}
    </ul>
  );
}

const Mark: Pairing['Mark'] = ({ group }) => {
  const pair = usePair();
  return pair && <MarkOf pair={pair} group={group} />;
};
const List: Pairing['List'] = ({ group }) => {
  const pair = usePair();
  return pair && <ListOf pair={pair} group={group} />;
};

interface PairColumnProps {
  readonly pair: Pair;
  /** The one group that is shown, where its header is elsewhere. */
  readonly group?: string;
  readonly children?: ReactNode;
}

/** The controls of two runs: the switch between them, and what differs in every group. */
export function PairColumn({ pair, group, children }: PairColumnProps) {
  const differs = useDifferences(pair);
  const pairing = useMemo(() => ({ keys: new Set(differs.map(({ key }) => key)), Mark, List }), [differs]);
  return (
    <PairingContext value={pairing}>
      <ArmSwitch />
      {group !== undefined && <ListOf pair={pair} group={group} />}
      {children}
    </PairingContext>
  );
}
