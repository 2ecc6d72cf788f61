import { useCallback, useEffect, useRef, useState } from 'react';
import { session } from '../../store/session.ts';
import { openSeat } from '../../worker/bench/client.ts';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { type Lab, type LabProgress, type LabRequest, type LabResult, startLab } from './lab.ts';

export type LabState =
  | { readonly kind: 'idle'; readonly message?: string }
  | { readonly kind: 'measuring'; readonly progress: LabProgress }
  | { readonly kind: 'done'; readonly request: LabRequest; readonly result: LabResult };

/** Runs measurements; training pauses meanwhile and goes on afterwards. Unmounting cancels. */
export function useLab() {
  const t = useT();
  const [state, setState] = useState<LabState>({ kind: 'idle' });
  const running = useRef<Lab | null>(null);

  const start = useCallback(
    async (request: LabRequest) => {
      const wasTraining = session().stores.run.getState().status.state === 'running';
      if (wasTraining) await session().pause();
      const lab = startLab(request, openSeat, (progress) => setState({ kind: 'measuring', progress }));
      running.current = lab;
      try {
        const result = await lab.result;
        setState({ kind: 'done', request, result });
        announce(t('speedlab.done'));
      } catch (error) {
        const isCancelled = error instanceof DOMException && error.name === 'AbortError';
        setState({ kind: 'idle', message: isCancelled ? t('speedlab.cancelled') : String(error) });
      } finally {
        running.current = null;
        if (wasTraining) session().play();
      }
    },
    [t],
  );

  useEffect(() => () => running.current?.cancel(), []);
  return { state, start, cancel: () => running.current?.cancel() };
}
