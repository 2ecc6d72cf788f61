/** Version of the messages; what a later one adds, this one does not know. */
export const EMBED_VERSION = 1;

/** What a page asks of the figure in its frame. */
interface Call {
  readonly id: number | string;
  readonly verb: string;
  readonly args: readonly unknown[];
}

/** Verbs by name, as a page may call them; what they throw is told in its words. */
export type Verbs = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const MOST_ARGS = 4;
const LONGEST = 100;

/** The call that a message is; null for whatever else arrives at a window. */
export function callOf(data: unknown): Call | null {
  if (typeof data !== 'object' || data === null) return null;
  const { modescope, id, verb, args = [] } = data as Readonly<Record<string, unknown>>;
  if (modescope !== EMBED_VERSION || typeof verb !== 'string' || verb.length > LONGEST) return null;
  if (!(typeof id === 'string' ? id.length <= LONGEST : Number.isFinite(id))) return null;
  return Array.isArray(args) && args.length <= MOST_ARGS ? { id: id as number | string, verb, args } : null;
}

/** What of a `MessageEvent` is looked at. */
type Message = Pick<MessageEvent, 'data' | 'origin'> & { readonly source: unknown };

interface Desk {
  receive(message: Message): Promise<void>;
  /** Tells the page that has spoken; nobody before that. */
  tell(event: string, data: unknown): void;
}

/**
 * Answers the page around the frame, `host`, and nobody else. The first origin that speaks a call is the one that is answered from
 * then on; pages without an origin of their own, such as files and sandboxes, have nothing that an answer could be addressed to.
 */
export function createDesk(host: Pick<Window, 'postMessage'>, verbs: Verbs, onMet: () => void = () => {}): Desk {
  let origin: string | null = null;
  const post = (message: Readonly<Record<string, unknown>>): void => {
    if (origin !== null) host.postMessage({ modescope: EMBED_VERSION, ...message }, origin);
  };
  return {
    tell: (event, data) => post({ event, data }),
    async receive({ data, origin: from, source }) {
      if (source !== host || from === '' || from === 'null' || (origin !== null && origin !== from)) return;
      const call = callOf(data);
      if (!call) return;
      const isFirst = origin === null;
      origin = from;
      const { id, verb, args } = call;
      try {
        if (!Object.hasOwn(verbs, verb)) throw new RangeError(`no such verb: ${verb}`);
        post({ id, result: await verbs[verb]?.(...args) });
      } catch (error) {
        post({ id, error: error instanceof Error ? error.message : String(error) });
      }
      if (isFirst) onMet();
    },
  };
}
