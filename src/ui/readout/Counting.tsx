import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { counting } from '../../i18n/counting.ts';
import { useSay, useT } from '../hooks.ts';

interface CountingProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What mode, captured, on them and strict mean; Escape, or a press elsewhere, closes it. */
export function Counting({ anchor, onClose }: CountingProps) {
  const t = useT();
  const say = useSay();
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="shell-popover readout-counting"
      placement="bottom end"
    >
      <Dialog aria-label={t('shell.readout.whatCounts')}>
        <dl>
          {Object.entries(counting).map(([id, { term, about }]) => (
            <div key={id}>
              <dt>{say(term)}</dt>
              <dd>{say(about)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </Popover>
  );
}
