import type { Experiment } from '../experiment/experiment.ts';
import { chosenEngine } from './engineChoice.ts';
import { forked, type KeptRun } from './keptRuns.ts';
import type { LinkSync } from './linkSync.ts';
import { createPairClock, type PairClock } from './pairClock.ts';
import { createPairSession } from './pairSession.ts';
import { type Arm, keepTwin, otherArm, type Pair, pairStore } from './pairStore.ts';
import { createRunStores } from './runStores.ts';
import { type EngineChoice, provideSession, type Session, session } from './session.ts';
import { createSession } from './sessionController.ts';

type Visit = Parameters<Session['visit']>[0];

let clock: PairClock | null = null;

let turn: Promise<unknown> = Promise.resolve();

/** Opening and closing take a while: what is asked for meanwhile is asked of what comes of it. */
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const mine = turn.then(job);
  turn = mine.catch(() => undefined);
  return mine;
}

/** The page is about these two, and the controls about the chosen one. */
function provide(pair: Pair, chosen: Arm): void {
  if (clock) provideSession(createPairSession(pair, chosen, clock));
  pairStore.setState({ pair, chosen });
}

/** What a twin is asked to be trained by: twins of different engines would differ in more than their settings. */
function engineBeside(twin: () => Session): EngineChoice {
  const { pair } = pairStore.getState();
  const other = pair && (pair.a === twin() ? pair.b : pair.a);
  const choice = chosenEngine();
  return choice === 'auto' ? (other?.stores.run.getState().status.engine?.id ?? choice) : choice;
}

/**
 * Puts a second run beside that of the page: its copy as it stands, with the same seed, data and latents, or another experiment of
 * the same page from step 0. Resolves when both stand side by side, or go on as the first one did.
 */
export async function openPair(a: Session, link: LinkSync, experiment?: Experiment): Promise<Pair> {
  const { pair, ready } = await inTurn(() => beginPair(a, link, { experiment }));
  await ready;
  return pair;
}

/** Puts a run that was left beside that of the page, as it was at the step of that one, or goes on with it to there. */
export async function compareWith(a: Session, link: LinkSync, left: KeptRun): Promise<void> {
  const begun = await inTurn(() => beginPair(a, link, { left }));
  link.write('push');
  await begun.ready;
}

/** Opens a comparison, or ends the one that is there by the time it is this one's turn. */
export async function togglePair(first: Session, link: LinkSync): Promise<void> {
  const begun = await inTurn(async () => {
    if (!pairStore.getState().pair) return beginPair(first, link);
    await endPair('a');
    return null;
  });
  link.write('push');
  await begun?.ready;
}

/** What stands beside a run: its copy if neither is given. */
interface Beside {
  readonly experiment?: Experiment | undefined;
  readonly left?: KeptRun | undefined;
}

/** `ready` comes when the twin is there; whoever closes it meanwhile does not wait for that. */
async function beginPair(a: Session, link: LinkSync, { experiment, left }: Beside = {}) {
  const before = pairStore.getState().pair;
  if (before) return { pair: before, ready: Promise.resolve() };
  const plays = a.plays();
  // A link has both begin at step 0; a copy is made of a run that stands.
  if (!experiment) await a.pause();
  const stores = createRunStores();
  const settings = a.stores.experiment.getState();
  const { preset, locks } = settings;
  const ofB = experiment ?? left?.checkpoint.experiment ?? settings.present ?? settings.experiment;
  stores.experiment.setState({ experiment: ofB, preset: left?.preset ?? preset, locks });
  const b: Session = createSession({ link, stores, engine: () => engineBeside(() => b) });
  const pair = { a, b };
  const mine = createPairClock([a, b]);
  clock = mine;
  for (const arm of [a, b]) arm.isLed = true;
  provide(pair, 'b');
  keepTwin(stores);
  const kept = experiment ? undefined : (left ?? a.stores.kept.current());
  const isThere = b.start(kept && kept.checkpoint.snapshot.step > 0 ? forked(kept) : undefined);
  if (plays) mine.play();
  // What was left may have come further: it is shown as it was where the other one stands.
  const isBeside = left ? isThere.then(() => b.travel(a.stores.run.getState().status.step)) : isThere;
  const ready = left ? mine.hold(isBeside) : isThere.then(() => (clock === mine ? mine.align() : undefined));
  return { pair, ready };
}

/** Ends the comparison; one run stays, as it stands and playing if both did. */
export const closePair = (keep: Arm): Promise<Session | null> => inTurn(() => endPair(keep));

async function endPair(keep: Arm): Promise<Session | null> {
  const { pair } = pairStore.getState();
  if (!pair || !clock) return null;
  const plays = clock.plays();
  clock.stop();
  clock = null;
  const [left, gone] = [pair[keep], pair[otherArm(keep)]];
  left.isLed = false;
  pairStore.setState({ pair: null, chosen: 'b' });
  provideSession(left);
  gone.end();
  await left.pause();
  if (plays) left.play();
  return left;
}

/** An address was visited that holds two runs, or one where there were two. */
export async function visitPair(link: LinkSync, asked: Visit, isAnew: boolean, twin?: Experiment): Promise<void> {
  if (!twin) await closePair('a');
  const { pair } = pairStore.getState();
  const first = pair?.a ?? session();
  first.visit(asked, isAnew);
  if (!twin) return;
  if (!pair) {
    await openPair(first, link, twin);
    return;
  }
  // B asks for the engine that A was given.
  if (isAnew) await first.settled();
  pair.b.visit({ ...asked, experiment: twin, notices: [] }, isAnew);
}

export function chooseArm(arm: Arm): void {
  const { pair, chosen } = pairStore.getState();
  if (pair && arm !== chosen) provide(pair, arm);
}

/** A becomes B, and B A; the controls stay with the letter. */
export function swapArms(): void {
  const { pair, chosen } = pairStore.getState();
  if (pair) provide({ a: pair.b, b: pair.a }, chosen);
}

/** B becomes what A is, as it stands. */
export const makeEqual = (): Promise<void> =>
  inTurn(async () => {
    const { pair } = pairStore.getState();
    if (!pair || !clock) return;
    const plays = clock.plays();
    await clock.pause();
    const kept = pair.a.stores.kept.current();
    if (kept) await pair.b.resume(forked({ ...kept, preset: pair.a.stores.experiment.getState().preset }));
    await clock.align();
    if (plays) clock.play();
  });
