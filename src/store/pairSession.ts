import { MAX_SEED } from '../experiment/experiment.ts';
import { difference } from '../experiment/restart.ts';
import { chosenEngine, engineChoice } from './engineChoice.ts';
import type { PairClock } from './pairClock.ts';
import { type Arm, otherArm, type Pair } from './pairStore.ts';
import { prefsStore } from './prefsStore.ts';
import type { Session } from './session.ts';

/**
 * The session of a page with two runs: settings are those of the chosen run, and whatever moves time moves both. The seed that a dice
 * throws is for both, since twins with seeds of their own would show nothing but chance.
 */
export function createPairSession(pair: Pair, chosen: Arm, clock: PairClock): Session {
  const arms = [pair.a, pair.b];
  const led = pair[chosen];
  /** Something that both do while neither plays, after which they stand at the same step. */
  async function both(job: (arm: Session) => Promise<unknown>): Promise<void> {
    await clock.pause();
    await Promise.all(arms.map(job));
    await clock.align();
  }
  const verbs: Partial<Session> = {
    play: () => clock.play(),
    pause: () => clock.pause(),
    toggle: () => void (clock.plays() ? clock.pause() : clock.play()),
    step: (unit) => both((arm) => arm.step(unit)),
    reset: () => both((arm) => arm.reset()),
    back: (steps) => both((arm) => arm.back(steps)),
    async runTo(step) {
      await both((arm) => arm.runTo(step));
      return led.stores.run.getState().status;
    },
    newSeed() {
      const seed = Math.min(MAX_SEED, crypto.getRandomValues(new Uint32Array(1))[0] as number);
      for (const arm of arms) arm.change({ seed });
    },
    setSpeed: (speed) => prefsStore.getState().set({ speed }),
    setEngine(choice) {
      engineChoice.setState({ choice });
      for (const arm of arms) arm.setEngine(chosenEngine());
    },
    async settled() {
      await Promise.all(arms.map((arm) => arm.settled()));
    },
  };
  return Object.assign(Object.create(led) as Session, verbs);
}

/** Gives an arm the settings of the other one; those that need no restart reach its run as it goes. */
export function takeOver(pair: Pair, arm: Arm, keys?: readonly string[]): void {
  const [mine, theirs] = [pair[arm], pair[otherArm(arm)]].map(({ stores }) => stores.experiment.getState().experiment);
  if (!mine || !theirs) return;
  const { changes } = difference(mine, theirs);
  const wanted = Object.entries(changes).filter(([key]) => !keys || keys.includes(key));
  if (wanted.length > 0) pair[arm].change(Object.fromEntries(wanted));
}
