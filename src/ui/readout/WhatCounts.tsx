import './whatCounts.css';
import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useT } from '../hooks.ts';

/** The words come when somebody asks for them. */
const Counting = lazy(() => import('./Counting.tsx').then((module) => ({ default: module.Counting })));

/** Explains, where they stand, the words that the read-out counts by: mode, captured, strict, high quality. */
export function WhatCounts() {
  const t = useT();
  return (
    <DialogTrigger>
      <Button className="readout-what" data-testid="what-counts">
        {t('shell.readout.whatCounts')}
      </Button>
      <Popover className="shell-popover readout-counting" placement="bottom end">
        <Dialog aria-label={t('shell.readout.whatCounts')}>
          <Suspense>
            <Counting />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
