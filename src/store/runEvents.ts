import type { TrainerEvent } from '../worker/protocol.ts';
import type { RunStores } from './runStores.ts';
import { eventBetween } from './seriesEvents.ts';

/** Puts what the worker reports into the stores. Events of a run that has been replaced are dropped. */
export function receive({ run, frame, film, series, kept }: RunStores, event: TrainerEvent): void {
  const { status, evaluation } = run.getState();
  switch (event.type) {
    case 'status': {
      if (event.status.run < status.run) return;
      const { stop } = event.status;
      const isNew = stop !== undefined && stop.step !== status.stop?.step;
      const isMarked = series.events().some(({ step, kind }) => kind === 'diverged' && step === stop?.step);
      if (stop?.kind === 'diverged' && isNew && !isMarked) series.mark({ step: stop.step, kind: 'diverged' });
      run.setState({ status: event.status });
      return;
    }
    case 'frame':
      if (event.frame.run < status.run) return;
      frame.set(event.frame);
      film.record(event.frame);
      return;
    case 'evaluation': {
      const now = event.evaluation;
      if (now.run < status.run) return;
      // What is looked at again was recorded when it was lived.
      if (now.isPast) {
        run.setState({ evaluation: now });
        return;
      }
      if (evaluation && (now.run !== evaluation.run || now.step < evaluation.step)) series.truncate(now.step);
      const happened = eventBetween(evaluation?.isPast ? null : evaluation, now);
      series.append(now);
      if (happened) series.mark(happened);
      run.setState({ evaluation: now });
      kept.measured(now.run, now.step);
      return;
    }
    case 'checkpoint':
      kept.take(event.checkpoint);
      return;
    case 'progress':
      run.setState(({ progress }) => ({ progress: { ...progress, [event.progress.what]: event.progress } }));
      return;
    case 'law':
      if (event.run >= status.run) run.setState({ law: event.law });
      return;
    case 'stage':
      run.setState({ stage: event.stage });
      return;
  }
}
