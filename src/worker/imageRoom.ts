import type { ImageSet } from '../data/images/imageSet.ts';
import { findLaw } from '../data/index.ts';
import { LawError } from '../data/law.ts';
import { effective } from '../experiment/availability.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { ParamsOf, Schema } from '../schema/param.ts';
import { type Text, text } from '../schema/text.ts';
import { needsJudge } from '../train/gan/features.ts';
import type { TrainedJudge } from '../train/judge/judge.ts';
import { isJudgeable } from '../train/judge/judgeable.ts';
import type { FeatureNetwork } from '../train/subject.ts';
import type { TrainerHost } from './host.ts';
import { messageOf } from './messageOf.ts';
import type { Progress, TrainerEvent } from './protocol.ts';

type Emit = (event: TrainerEvent) => void;
type Working = Extract<Progress, { state: 'working' }>;

/** Progress is told this often at most, milliseconds. */
const TELL_MS = 80;

/** Image sets of a trainer and the judges of them; everything is fetched and learnt once. */
export function createImageRoom(host: Pick<TrainerHost, 'images' | 'hireJudge' | 'now'>, emit: Emit) {
  const sets = new Map<string, ImageSet>();
  const arriving = new Map<string, Promise<void>>();
  const judges = new Map<string, Promise<TrainedJudge>>();

  const tell = (progress: Progress): void => emit({ type: 'progress', progress });

  /** Tells progress, not too often. */
  function progressOf(what: Progress['what']): (share: number, bytes?: number) => void {
    let next = Number.NEGATIVE_INFINITY;
    return (share, bytes) => {
      if (host.now() < next) return;
      next = host.now() + TELL_MS;
      const working: Working = { what, state: 'working', share, ...(bytes !== undefined && { bytes }) };
      tell(working);
    };
  }

  async function fetchSet(id: string): Promise<void> {
    const told = progressOf('images');
    try {
      const set = await host.images?.[id]?.({ onProgress: ({ share, total }) => told(share, total) });
      if (set) sets.set(id, set);
      tell({ what: 'images', state: 'done' });
    } catch (error) {
      tell({ what: 'images', state: 'failed', reason: reasonOf(error) });
      throw error;
    } finally {
      arriving.delete(id);
    }
  }

  async function hire(set: ImageSet): Promise<TrainedJudge> {
    const told = progressOf('judge');
    try {
      if (!host.hireJudge)
        throw new LawError(text('No judge can be trained here.', 'ここでは判定器を学習できません。'));
      told(0);
      const { trained, remark } = await host.hireJudge(set, { onProgress: (share) => told(share) });
      tell({ what: 'judge', state: 'done', accuracy: trained.accuracy, ...(remark && { remark }) });
      return trained;
    } catch (error) {
      // Tried again for the next run.
      judges.delete(set.id);
      const reason = reasonOf(error);
      tell({ what: 'judge', state: 'failed', reason });
      throw new LawError(reason);
    }
  }

  /** Brings the set with this id here if it can be fetched; null if there is nothing to wait for. */
  function bring(id: string): Promise<void> | null {
    if (sets.has(id) || !Object.hasOwn(host.images ?? {}, id)) return null;
    const known = arriving.get(id) ?? fetchSet(id);
    arriving.set(id, known);
    return known;
  }

  async function judgeOf(set: ImageSet): Promise<TrainedJudge> {
    const known = judges.get(set.id);
    if (known) {
      const trained = await known;
      // The page has last heard of the judge of other images, perhaps.
      tell({ what: 'judge', state: 'done', accuracy: trained.accuracy });
      return trained;
    }
    const hired = hire(set);
    judges.set(set.id, hired);
    return hired;
  }

  /** The network whose features an experiment compares; undefined if it compares none, or nobody could judge its images. */
  async function networkFor(experiment: Experiment): Promise<FeatureNetwork | undefined> {
    const set = sets.get(setOf(experiment) ?? '');
    const isNeeded = needsJudge(effective(experiment)) && set && isJudgeable(set);
    return isNeeded ? judgeOf(set) : undefined;
  }

  return {
    sets: sets as ReadonlyMap<string, ImageSet>,
    add(set: ImageSet): void {
      sets.set(set.id, set);
    },
    /**
     * Brings here what an experiment needs before it starts, its images and, where it compares features, their judge; null if
     * there is nothing to wait for. Throws what goes wrong.
     */
    prepare(experiment: Experiment): Promise<unknown> | null {
      const id = setOf(experiment);
      const coming = id === undefined ? null : bring(id);
      if (id === undefined || !needsJudge(effective(experiment))) return coming;
      return Promise.resolve(coming).then(() => networkFor(experiment));
    },
    networkFor,
    /** The judge of a set. Throws LawError if there will be none. */
    judgeOf,
  };
}

/** Id of the images that an experiment needs, if it needs any. */
const setOf = ({ data: { id, ...params } }: Experiment): string | undefined =>
  findLaw(id).imageSet?.(params as ParamsOf<Schema>);

/** What went wrong, for a person. */
export function reasonOf(error: unknown): Text {
  if (error instanceof LawError) return error.reason;
  const detail = messageOf(error);
  return text(`The run could not start: ${detail}`, `学習を開始できませんでした：${detail}`);
}
