import { ArrowLeftRight, Check, Equal, SquareTerminal, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { makeEqual, swapArms } from '../../store/compare.ts';
import type { Pair } from '../../store/pairStore.ts';
import { toggleCompare } from '../../store/toggleCompare.ts';
import type { SettingDifference } from '../controls/differences.ts';
import { useSay, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { Letter } from '../kit/Letter.tsx';
import { PHONE, useMedia } from '../kit/media.ts';
import { LinkDialog } from '../shell/LinkDialog.tsx';
import { rem } from '../typeScale.ts';
import { useDifferences } from './useDifferences.ts';
import { versusCommand } from './versusCommand.ts';

/** Differences that the bar names; on a phone it has two lines for all it says. */
const SHOWN = 2;
const SHOWN_ON_PHONE = 1;

/** Name of a setting and its two values. */
function Difference({ of: { label, symbol, a, b } }: { readonly of: SettingDifference }) {
  const say = useSay();
  return (
    <span className="compare-difference">
      {say(label)}
      {symbol && !say(label).includes(symbol) && <i className="ctl-symbol"> {symbol}</i>} <b>{a ?? '–'}</b>
      <span aria-hidden="true"> → </span>
      <b>{b ?? '–'}</b>
    </span>
  );
}

/** Ends the comparison; the keyboard goes on from what began it, where that stands on the page. */
async function close({ a }: Pair): Promise<void> {
  await toggleCompare(a);
  document.querySelector<HTMLElement>('[data-testid=compare-toggle]')?.focus();
}

/** In what the two runs differ, and what can be done about it. */
export function CompareBar({ pair }: { readonly pair: Pair }) {
  const t = useT();
  const all = useDifferences(pair);
  const [copied, setCopied] = useState(false);
  const shown = all.slice(0, useMedia(PHONE) ? SHOWN_ON_PHONE : SHOWN);
  const rest = all.length - shown.length;
  const [shownText, setShownText] = useState<string | null>(null);
  const copy = async () => {
    const command = await versusCommand(pair);
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      setShownText(command);
      return;
    }
    setCopied(true);
    announce(t('shell.header.copied'));
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <section
      className="compare-bar"
      aria-label={t('compare.region')}
      data-testid="compare-bar"
      data-differs={all.length}
    >
      <p>
        <Letter arm="a" />
        <span className="compare-and">{t('compare.and')}</span>
        <Letter arm="b" />
        <span>{all.length === 0 ? t('compare.equal') : t('compare.differ', { count: all.length })}</span>
        {shown.map((difference) => (
          <Difference key={difference.key} of={difference} />
        ))}
        {rest > 0 && (
          <DialogTrigger>
            <Button className="ctl-link">{t('compare.more', { count: rest })}</Button>
            <Popover className="shell-popover" placement="bottom">
              <Dialog className="compare-list" aria-label={t('compare.list')}>
                {all.map((difference) => (
                  <p key={difference.key}>
                    <Difference of={difference} />
                  </p>
                ))}
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </p>
      <div className="compare-tools">
        {all.length > 0 && (
          <IconButton label={t('compare.command')} data-testid="compare-command" onPress={() => void copy()}>
            {copied ? <Check size={rem(17)} /> : <SquareTerminal size={rem(17)} />}
          </IconButton>
        )}
        <IconButton label={t('compare.swap')} keys="X" data-testid="compare-swap" onPress={swapArms}>
          <ArrowLeftRight size={rem(17)} />
        </IconButton>
        <IconButton label={t('compare.makeEqual')} data-testid="compare-equal" onPress={() => void makeEqual()}>
          <Equal size={rem(17)} />
        </IconButton>
        <IconButton label={t('compare.close')} data-testid="compare-close" onPress={() => void close(pair)}>
          <X size={rem(17)} />
        </IconButton>
      </div>
      {shownText !== null && <LinkDialog isCommand link={shownText} onClose={() => setShownText(null)} />}
    </section>
  );
}
