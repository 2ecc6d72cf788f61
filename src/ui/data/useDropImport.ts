import { useEffect, useState } from 'react';
import { openChosen, openDropped } from './opening.ts';
import { takeDrop } from './takeDrop.ts';

const EDITABLE = 'input, textarea, [contenteditable]';

/** Whether a drag brings files from anywhere, or text or a link to a place where none can be inserted. */
function isWelcome({ dataTransfer, target }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  if (types.includes('Files')) return true;
  const brings = types.includes('text/uri-list') || types.includes('text/plain');
  return brings && !(target instanceof Element && target.closest(EDITABLE));
}

/** Opens the dialog that reads what is dropped or pasted anywhere on the page; true while something hovers over it. */
export function useDropImport(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void =>
      window.addEventListener(type, listener, { signal: stop.signal });
    // What is dragged from this page itself is nothing to be read.
    let isOwn = false;
    const enter = (event: DragEvent): void => {
      if (isOwn || !isWelcome(event)) return;
      event.preventDefault();
      setOver(true);
    };
    on('dragstart', () => {
      isOwn = true;
    });
    on('dragend', () => {
      isOwn = false;
    });
    on('dragenter', enter);
    on('dragover', enter);
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      if (isOwn || !event.dataTransfer || !isWelcome(event)) return;
      event.preventDefault();
      void openDropped(takeDrop(event.dataTransfer));
    });
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      void openChosen(files);
    });
    return () => stop.abort();
  }, []);
  return over;
}
