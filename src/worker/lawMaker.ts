import { findLaw } from '../data/index.ts';
import type { Law, LawResources } from '../data/law.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** Makes the laws of runs, one after the other. */
export interface LawMaker {
  /** Fetches what making the law takes; null if there is nothing to wait for. */
  prepare(experiment: Pick<Experiment, 'data'>): Promise<void> | null;
  /** Throws LawError for data that cannot be used. */
  make(experiment: Pick<Experiment, 'data'>): Law;
  /** To be called when points or images have been added: the same settings may mean other data now. */
  forget(): void;
}

/**
 * Makes the laws of runs. As long as the data stay the same, so does the law: whatever was found out about it in one run, its
 * tables, what perfect samplers of it score, is there for the next one.
 */
export function createLawMaker(resources: LawResources): LawMaker {
  let last: { readonly settings: string; readonly law: Law } | undefined;
  const prepared = new Map<string, Partial<LawResources>>();
  return {
    prepare({ data: { id } }) {
      const coming = prepared.has(id) ? undefined : findLaw(id).prepare?.();
      return coming ? coming.then((resources) => void prepared.set(id, resources)) : null;
    },
    make({ data }) {
      const settings = JSON.stringify(data);
      if (last?.settings !== settings) {
        const { id, ...params } = data;
        last = { settings, law: findLaw(id).create(params, { ...resources, ...prepared.get(id) }) };
      }
      return last.law;
    },
    forget() {
      last = undefined;
    },
  };
}
