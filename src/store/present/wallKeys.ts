/** What may be done to what a room sees, by either window. */
export type WallVerb = 'next' | 'back' | 'hold' | 'blank' | 'spot' | 'qr' | 'scene' | 'notes' | 'full' | 'exit';

export interface WallAct {
  readonly verb: WallVerb;
  /** Index of the scene, where it is one. */
  readonly scene?: number;
}

const KEYS: Readonly<Record<string, WallVerb>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  ' ': 'hold',
  '.': 'blank',
  b: 'blank',
  l: 'spot',
  q: 'qr',
  n: 'notes',
  f: 'full',
  p: 'exit',
  Escape: 'exit',
};

/** What a key of a clicker or keyboard does; null for one that does nothing. */
export function actOfKey(key: string): WallAct | null {
  if (/^[1-9]$/.test(key)) return { verb: 'scene', scene: Number(key) - 1 };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(KEYS, name) ? { verb: KEYS[name] as WallVerb } : null;
}

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'defaultPrevented' | 'isComposing'
> & { readonly target: EventTarget | null };

/** The same of a press in a page, where fields and buttons keep the keys that are theirs. */
export function actOfPress(event: KeyPress): WallAct | null {
  if (event.defaultPrevented || event.isComposing || event.repeat) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input:not([type=range]), textarea, select, [role=dialog], [role=menu], [role=listbox]'))
    return null;
  if (event.key.startsWith('Arrow') && target?.closest('[role=slider], [role=radiogroup], input')) return null;
  if (event.key === ' ' && target?.closest('button, a[href], [role=switch], [role=radio], summary')) return null;
  return actOfKey(event.key);
}
