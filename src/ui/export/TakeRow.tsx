import { type ReactNode, useId, useState } from 'react';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';

interface TakeRowProps {
  /** Its texts are `taking.<id>`. */
  readonly id: 'settings' | 'weights' | 'pytorch' | 'points' | 'charts';
  /** What it is good for. */
  readonly note: string;
  /** Why it cannot be had, in place of the note. */
  readonly refusal?: string;
  /** Makes the file and hands it to the browser. What it throws is told below the row. */
  readonly onTake: () => Promise<void>;
  readonly children?: ReactNode;
}

type State = { readonly kind: 'idle' | 'working' } | { readonly kind: 'failed'; readonly reason: string };

/** One thing that can be taken away: what it is, a button, and what became of it. */
export function TakeRow({ id, note, refusal, onTake, children }: TakeRowProps) {
  const t = useT();
  const noteId = useId();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const take = async (): Promise<void> => {
    setState({ kind: 'working' });
    try {
      await onTake();
      setState({ kind: 'idle' });
      announce(t('shell.save.done'));
    } catch (error) {
      setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };
  const what = t(`taking.${id}`);
  return (
    <li>
      <div className="take-head">
        <div>
          <strong>{what}</strong>
          <p id={noteId}>{refusal ?? note}</p>
        </div>
        <button
          type="button"
          className="shell-button"
          data-testid={`take-${id}`}
          aria-label={t('taking.saveAs', { what })}
          aria-describedby={noteId}
          disabled={refusal !== undefined || state.kind === 'working'}
          onClick={() => void take()}
        >
          {t(state.kind === 'working' ? 'taking.working' : 'taking.save')}
        </button>
      </div>
      {state.kind === 'failed' && (
        <p className="take-failed" role="alert">
          {t('taking.failed', { reason: state.reason })}
        </p>
      )}
      {children}
    </li>
  );
}
