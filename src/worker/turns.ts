interface TurnParts {
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
  readonly isEnded: () => boolean;
  /** The engine died. */
  readonly onLost: (error: unknown) => Promise<void>;
}

/** Verbs in their turn. One of a run that was replaced meanwhile ends quietly; one whose engine dies moves the run on. */
export function createTurns({ exclusive, isEnded, onLost }: TurnParts) {
  return async (job: () => Promise<void>): Promise<void> => {
    let failure: { readonly error: unknown } | undefined;
    await exclusive(async () => {
      if (isEnded()) return;
      await job().catch((error) => {
        failure = { error };
      });
    });
    if (failure && !isEnded()) await onLost(failure.error);
  };
}
