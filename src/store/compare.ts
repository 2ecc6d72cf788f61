import type { Experiment } from '../experiment/experiment.ts';
import { chosenEngine } from './engineChoice.ts';
import { forked } from './keptRuns.ts';
import type { LinkSync } from './linkSync.ts';
import { createPairClock, type PairClock } from './pairClock.ts';
import { createPairSession } from './pairSession.ts';
import { type Arm, keepTwin, otherArm, type Pair, pairStore } from './pairStore.ts';
import { createRunStores } from './runStores.ts';
import { provideSession, type Session } from './session.ts';
import { createSession } from './sessionController.ts';

let clock: PairClock | null = null;

/** The page is about these two, and the controls about the chosen one. */
function provide(pair: Pair, chosen: Arm): void {
  if (clock) provideSession(createPairSession(pair, chosen, clock));
  pairStore.setState({ pair, chosen });
}

/**
 * Puts a second run beside that of the page: its copy as it stands, with the same seed, data and latents, or another experiment of
 * the same page from step 0. Resolves when both stand side by side.
 */
export async function openPair(a: Session, link: LinkSync, experiment?: Experiment): Promise<Pair> {
  const wasPlaying = a.stores.run.getState().status.state === 'running';
  // A link has both begin at step 0; a copy is made of a run that stands.
  if (!experiment) await a.pause();
  const stores = createRunStores();
  const settings = a.stores.experiment.getState();
  stores.experiment.setState({ experiment: experiment ?? settings.experiment, preset: settings.preset });
  // Twins that were trained by different engines would differ in more than their settings.
  const engine = () => a.stores.run.getState().status.engine?.id ?? chosenEngine();
  const b = createSession({ link, stores, engine });
  const pair = { a, b };
  clock = createPairClock([a, b]);
  for (const arm of [a, b]) arm.isLed = true;
  provide(pair, 'b');
  keepTwin(stores);
  const kept = experiment ? undefined : a.stores.kept.current();
  await b.start(kept && kept.checkpoint.snapshot.step > 0 ? forked(kept) : undefined);
  await clock.align();
  if (wasPlaying) clock.play();
  return pair;
}

/** Ends the comparison; one run stays, as it stands and playing if both did. */
export async function closePair(keep: Arm): Promise<Session | null> {
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
export async function makeEqual(): Promise<void> {
  const { pair } = pairStore.getState();
  if (!pair || !clock) return;
  const plays = clock.plays();
  await clock.pause();
  const kept = pair.a.stores.kept.current();
  if (kept) await pair.b.resume(forked({ ...kept, preset: pair.a.stores.experiment.getState().preset }));
  await clock.align();
  if (plays) clock.play();
}
