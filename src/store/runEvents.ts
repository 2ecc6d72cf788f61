import type { TrainerEvent } from '../worker/protocol.ts';
import { frameStore } from './frameStore.ts';
import { keptRuns } from './keptRuns.ts';
import { runStore } from './runStore.ts';
import { eventBetween } from './seriesEvents.ts';
import { seriesStore } from './seriesStore.ts';

/** Puts what the worker reports into the stores. Events of a run that has been replaced are dropped. */
export function receive(event: TrainerEvent): void {
  const { status, evaluation } = runStore.getState();
  switch (event.type) {
    case 'status': {
      if (event.status.run < status.run) return;
      const { stop } = event.status;
      const isNew = stop !== undefined && stop.step !== status.stop?.step;
      if (stop?.kind === 'diverged' && isNew) seriesStore.mark({ step: stop.step, kind: 'diverged' });
      runStore.setState({ status: event.status, ...(event.status.state === 'running' && { refusal: null }) });
      return;
    }
    case 'frame':
      if (event.frame.run >= status.run) frameStore.set(event.frame);
      return;
    case 'evaluation': {
      const now = event.evaluation;
      if (now.run < status.run) return;
      if (evaluation && (now.run !== evaluation.run || now.step < evaluation.step)) seriesStore.truncate(now.step);
      const happened = eventBetween(evaluation, now);
      seriesStore.append(now);
      if (happened) seriesStore.mark(happened);
      runStore.setState({ evaluation: now });
      return;
    }
    case 'checkpoint':
      keptRuns.take(event.checkpoint);
      return;
    case 'progress':
      runStore.setState(({ progress }) => ({ progress: { ...progress, [event.progress.what]: event.progress } }));
      return;
    case 'stage':
      runStore.setState({ stage: event.stage });
      return;
  }
}
