/** What a worker's turns are made of; a test brings its own. */
export interface Surroundings {
  readonly MessageChannel: typeof MessageChannel;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
}

/**
 * Returns a function that gives the event loop a turn after at least `ms`. A message to oneself costs a fraction of a
 * millisecond where a timer is held up for four; but WebKit takes every message of a channel by way of the page's main
 * thread, so that a page busy with painting would hold up its worker for as long. The turn ends with whichever is first.
 */
export function createBreath(surroundings: Surroundings = globalThis): (ms: number) => Promise<void> {
  const channel = new surroundings.MessageChannel();
  let waiting: (() => void)[] = [];
  /** A message still under way serves the next turn: behind a busy page they would pile up. */
  let underWay = false;
  channel.port1.onmessage = () => {
    underWay = false;
    const served = waiting;
    waiting = [];
    for (const resolve of served) resolve();
  };

  return (ms) =>
    new Promise((resolve) => {
      surroundings.setTimeout(resolve, ms);
      if (ms >= 1) return;
      waiting.push(resolve);
      if (underWay) return;
      underWay = true;
      channel.port2.postMessage(null);
    });
}
