import { difference } from '../experiment/restart.ts';
import { engineChoice } from './engineChoice.ts';
import { throwSeed } from './hands.ts';
import type { PairClock } from './pairClock.ts';
import { type Arm, otherArm, type Pair, pairStore } from './pairStore.ts';
import { prefsStore } from './prefsStore.ts';
import type { Session } from './session.ts';

/** The seed that a step in the settings of a run would bring, if it brings nothing else. */
function seedOf({ stores }: Session, verb: 'undo' | 'redo'): number | undefined {
  const { experiment, past, future } = stores.experiment.getState();
  const to = (verb === 'undo' ? past : future).at(-1);
  return to && Object.keys(difference(experiment, to).changes).join() === 'seed' ? to.seed : undefined;
}

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
  /** Back or forward in the settings: of both where both would get another seed, as a dice gave it to them, else of the chosen run. */
  function travel(verb: 'undo' | 'redo'): void {
    const seeds = new Set(arms.map((arm) => seedOf(arm, verb)));
    const isShared = seeds.size === 1 && !seeds.has(undefined);
    for (const arm of isShared ? arms : [led]) arm[verb]();
  }
  const verbs: Partial<Session> = {
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    play: () => clock.play(),
    pause: () => clock.pause(),
    plays: () => clock.plays(),
    toggle: () => void (clock.plays() ? clock.pause() : clock.play()),
    step: (unit) => both((arm) => arm.step(unit)),
    reset: () => both((arm) => arm.reset()),
    back: (steps) => both((arm) => arm.back(steps)),
    travel: (step) => both((arm) => arm.travel(step)),
    async runTo(step) {
      await both((arm) => arm.runTo(step));
      return led.stores.run.getState().status;
    },
    newSeed() {
      const seed = throwSeed();
      // One entry in the address and one step of undo: what the first one writes is written over.
      const [first, second] = arms;
      first?.change({ seed });
      second?.change({ seed }, `seed ${seed}`);
    },
    dismissNotices() {
      for (const arm of arms) arm.dismissNotices();
    },
    setSpeed: (speed) => prefsStore.getState().set({ speed }),
    setEngine(choice) {
      pair.a.setEngine(choice);
      // B asks for what A was given.
      void pair.a.settled().then(() => {
        const now = pairStore.getState().pair;
        if (now && Object.values(now).includes(pair.b)) pair.b.setEngine(engineChoice.getState().choice);
      });
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
  // A law or a method comes with its settings.
  const isWanted = (key: string): boolean => !keys || keys.includes(key) || keys.includes(`${key.split('.')[0]}.id`);
  const wanted = Object.entries(changes).filter(([key]) => isWanted(key));
  if (wanted.length > 0) pair[arm].change(Object.fromEntries(wanted));
}
