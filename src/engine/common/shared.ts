/** A hold on something shared. */
export interface Hold<T> {
  readonly value: T;
  /** Gives it back; the last holder closes it. Further calls do nothing. */
  release(): void;
}

/** How something shared begins and ends. */
export interface Sharing<T> {
  open(): Promise<T>;
  /** Called once for whatever was opened: when its last holder lets go, or when it is lost. */
  close(value: T): void;
  /** Resolves when the value is of no use any more, whoever holds it. */
  lost(value: T): Promise<unknown>;
}

interface Slot<T> {
  readonly opening: Promise<T>;
  holders: number;
  isClosed: boolean;
}

/**
 * Something expensive that several holders share: the first opens it, the last closes it, and once it is lost the next
 * one opens another. A failure to open rejects everyone who waits for it, and is not remembered.
 */
export function createShared<T>({ open, close, lost }: Sharing<T>): () => Promise<Hold<T>> {
  let current: Slot<T> | undefined;

  function end(slot: Slot<T>, value: T): void {
    if (slot.isClosed) return;
    slot.isClosed = true;
    if (current === slot) current = undefined;
    close(value);
  }

  function start(): Slot<T> {
    const slot: Slot<T> = { opening: open(), holders: 0, isClosed: false };
    slot.opening.then(
      (value) => void lost(value).then(() => end(slot, value)),
      () => {
        if (current === slot) current = undefined;
      },
    );
    return slot;
  }

  return async () => {
    current ??= start();
    const slot = current;
    // Counted before the wait, so that nobody closes what is just about to be used.
    slot.holders++;
    const value = await slot.opening;
    let isHeld = true;
    return {
      value,
      release() {
        if (!isHeld) return;
        isHeld = false;
        if (--slot.holders === 0) end(slot, value);
      },
    };
  };
}
