import { declarationOf, type Experiment } from '../../experiment/experiment.ts';
import { decodeValue, encodeValue, type Notice } from '../../schema/codec.ts';
import type { ParamValue } from '../../schema/param.ts';
import type { Automation } from '../automation.ts';
import { session } from '../session.ts';
import { EMBED_VERSION, type Verbs } from './desk.ts';

type Changes = Record<string, ParamValue>;

/**
 * Changes as they come from a page: values out of range go to the nearest that is allowed, with a notice. Throws a RangeError for a
 * setting that the experiment does not have.
 */
export function readChanges(given: unknown, experiment: Experiment): { changes: Changes; notices: Notice[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new RangeError('set(changes) needs an object of settings by dotted key');
  const changes: Changes = {};
  const notices: Notice[] = [];
  for (const [key, value] of Object.entries(given as Readonly<Record<string, unknown>>)) {
    const param = declarationOf(experiment, key);
    if (!param) throw new RangeError(`no such setting: ${key.slice(0, 40)}`);
    const isPlain = ['number', 'string', 'boolean'].includes(typeof value) || Array.isArray(value);
    const { value: used, notice } = decodeValue(param, isPlain ? encodeValue(value as ParamValue) : '');
    changes[key] = used;
    if (notice) notices.push({ key, ...notice });
  }
  return { changes, notices };
}

/** What a page may ask of a figure. All but the first two open the poster, if it still stands there, and wait for the run. */
export function embedVerbs(isOpen: () => boolean, opened: () => Promise<Automation>): Verbs {
  const withRun =
    (job: (automation: Automation, given: unknown) => unknown) =>
    async (given: unknown): Promise<unknown> =>
      job(await opened(), given);
  const verbs: Verbs = {
    hello: () => ({ version: EMBED_VERSION, verbs: Object.keys(verbs), isOpen: isOpen() }),
    status: () => (isOpen() ? session().stores.run.getState().status : { state: 'poster', step: 0, rate: 0 }),
    open: withRun(() => undefined),
    play: withRun(() => session().play()),
    pause: withRun((automation) => automation.pause()),
    reset: withRun(() => session().reset()),
    run: withRun((automation, steps) => automation.run(steps as number)),
    load: withRun((automation, config) => automation.load(config)),
    set: withRun((automation, given) => {
      const { changes, notices } = readChanges(given, automation.config());
      automation.set(changes as Parameters<Automation['set']>[0]);
      return { notices };
    }),
    config: withRun((automation) => automation.config()),
    metrics: withRun((automation) => automation.metrics()),
    samples: withRun((automation) => automation.samples()),
    link: withRun(() => session().link()),
  };
  return verbs;
}
