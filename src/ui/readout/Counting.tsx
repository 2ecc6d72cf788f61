import type { RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { counting } from '../../i18n/counting.ts';
import { addTexts } from '../../i18n/index.ts';
import { useT } from '../hooks.ts';

addTexts({ counting });

interface CountingProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What mode, captured, on them and strict mean; Escape, or a press elsewhere, closes it. */
export function Counting({ anchor, onClose }: CountingProps) {
  const t = useT();
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
          {Object.keys(counting).map((id) => (
            <div key={id}>
              <dt>{t(`counting.${id}.term`)}</dt>
              <dd>{t(`counting.${id}.about`)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </Popover>
  );
}
