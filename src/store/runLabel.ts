/** What a person says of a run, so that it is kept until they delete it; each may be empty. */
export interface RunLabel {
  readonly name: string;
  readonly note: string;
  /** Runs of one folder are listed together. */
  readonly folder: string;
}

/** Most characters of each. */
export const LABEL_LENGTHS = { name: 80, note: 2_000, folder: 60 } as const satisfies Record<keyof RunLabel, number>;

const CONTROL = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** One part as it is kept: no signs that cannot be seen, no more than there is room for. */
function clean(value: unknown, part: keyof RunLabel): string {
  if (typeof value !== 'string') return '';
  const lines = part === 'note' ? value.replaceAll(/\r\n?/g, '\n').split('\n') : [value.replaceAll(/\s+/g, ' ')];
  const seen = lines.map((line) => line.replaceAll(CONTROL, '')).join('\n');
  return [...seen.trim()].slice(0, LABEL_LENGTHS[part]).join('');
}

/** A label from what was typed, stored or sent; undefined where nothing is said. Total. */
export function asLabel(given: unknown): RunLabel | undefined {
  const { name, note, folder } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const label = { name: clean(name, 'name'), note: clean(note, 'note'), folder: clean(folder, 'folder') };
  return label.name === '' && label.note === '' && label.folder === '' ? undefined : label;
}
