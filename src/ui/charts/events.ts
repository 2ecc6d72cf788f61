import type { RunEvent } from '../../store/seriesStore.ts';

const MOST = 12;
/** Events nearer than this share of the axis are one mark. */
const MERGE = 0.012;
const GRAVITY: readonly RunEvent['kind'][] = ['changed', 'mode-lost', 'collapse', 'diverged'];

/** Events as marks: near ones merged into the gravest, the newest dozen kept, oldest first. */
export function marksOf(events: readonly RunEvent[], lastStep: number): readonly RunEvent[] {
  const marks: RunEvent[] = [];
  for (const event of events) {
    const previous = marks.at(-1);
    if (!previous || event.step - previous.step > MERGE * lastStep) marks.push(event);
    else if (GRAVITY.indexOf(event.kind) > GRAVITY.indexOf(previous.kind))
      marks[marks.length - 1] = { ...previous, kind: event.kind };
  }
  return marks.slice(-MOST);
}

/** The mark that is named in words: the first of the gravest kind, changes of settings excepted. */
export function namedMark(marks: readonly RunEvent[]): RunEvent | undefined {
  for (const kind of [...GRAVITY].reverse()) {
    const found = kind === 'changed' ? undefined : marks.find((mark) => mark.kind === kind);
    if (found) return found;
  }
  return undefined;
}
