import { type ComponentType, lazy } from 'react';
import { useStore } from 'zustand';
import { closeDialog, type DialogId, dialogs } from '../kit/dialogs.ts';

interface DialogProps {
  readonly onClose: () => void;
}

const DIALOGS: Readonly<Record<DialogId, ComponentType<DialogProps>>> = {
  find: lazy(() => import('../find/FindDialog.tsx').then((module) => ({ default: module.FindDialog }))),
  report: lazy(() => import('../report/ReportDialog.tsx').then((module) => ({ default: module.ReportDialog }))),
  export: lazy(() => import('../export/ExportDialog.tsx').then((module) => ({ default: module.ExportDialog }))),
  help: lazy(() => import('./HelpDialog.tsx').then((module) => ({ default: module.HelpDialog }))),
};

/** The plate that is open. */
export default function OpenDialog() {
  const open = useStore(dialogs, (state) => state.open);
  const Shown = open && DIALOGS[open];
  return Shown ? <Shown onClose={closeDialog} /> : null;
}
