import './whatCounts.css';
import { lazy, Suspense, useRef, useState } from 'react';
import { useT } from '../hooks.ts';

/** The words come when somebody asks for them. */
const Counting = lazy(() => import('./Counting.tsx').then((module) => ({ default: module.Counting })));

/** Explains, where they stand, the words that the read-out counts by: mode, captured, strict, high quality. */
export function WhatCounts({ label }: { readonly label?: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="readout-what"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        data-testid={label === undefined ? 'what-counts' : 'what-counts-here'}
      >
        {label ?? t('shell.readout.whatCounts')}
      </button>
      {isOpen && (
        <Suspense>
          <Counting anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
