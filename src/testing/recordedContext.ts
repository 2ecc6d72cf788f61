/** One call on a recorded context, with the drawing state in force at that moment. */
export interface RecordedCall {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fillStyle: unknown;
  readonly strokeStyle: unknown;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly dash: readonly number[];
}

type State = Omit<RecordedCall, 'name' | 'args'>;

const INITIAL: State = { fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, globalAlpha: 1, dash: [] };

/** A stand-in for a 2-D context that draws nothing and writes down every call with its state; honours save and restore. */
export function recordedContext(): { readonly context: CanvasRenderingContext2D; readonly calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const saved: State[] = [];
  let state: Record<string, unknown> = { ...INITIAL };
  const context = new Proxy(
    {},
    {
      set(_, property, value) {
        state[String(property)] = value;
        return true;
      },
      get(_, property) {
        const name = String(property);
        if (name in state) return state[name];
        return (...args: unknown[]) => {
          if (name === 'save') saved.push({ ...(state as unknown as State) });
          if (name === 'restore') state = { ...(saved.pop() ?? INITIAL) };
          if (name === 'setLineDash') state = { ...state, dash: args[0] };
          calls.push({ ...(state as unknown as State), name, args });
          return { addColorStop: () => undefined };
        };
      },
    },
  );
  return { context: context as CanvasRenderingContext2D, calls };
}
