/** Those who wait for something to be so, and are told what is so then. */
export function createWaiters<T>(answer: () => T) {
  let waiting: ((answer: T) => void)[] = [];
  return {
    next: (): Promise<T> => new Promise((resolve) => waiting.push(resolve)),
    settle(): void {
      const settled = waiting;
      waiting = [];
      for (const resolve of settled) resolve(answer());
    },
  };
}
