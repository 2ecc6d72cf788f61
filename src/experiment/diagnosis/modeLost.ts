import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Moment, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { count, things } from './words.ts';

/** Evaluations that a mode must have been held, that its loss must last, and for which its loss is news. */
const HELD = 3;
const LASTS = 2;
const NEWS = 3;

const modesOf = (moment: Moment): number => metric(moment, 'modes');

/** Modes captured in each of three evaluations in a row, the most of any such three just before the loss; 0 if there were none. */
function heldBefore(before: readonly Moment[]): number {
  const spans = Array.from({ length: NEWS }, (_, age) => before.slice(0, before.length - LASTS + 1 - age).slice(-HELD));
  const held = spans.filter((span) => span.length === HELD).map((span) => Math.min(...span.map(modesOf)));
  return Math.max(0, ...held);
}

export const modeLost = defineDiagnosis({
  id: 'mode-lost',
  when: ({ before, now }) => {
    const last = [...before.slice(1 - LASTS), now];
    const held = heldBefore(before);
    // One stray sample captures a mode and its loss says nothing; half of the modes lost is a collapse.
    return (
      last.length === LASTS &&
      last.every((moment) => modesOf(moment) < held) &&
      modesOf(now) > metric(now, 'modeCount') / 2
    );
  },
  sentence: ({ before, now }) => {
    const modes = modesOf(now);
    const lost = heldBefore(before) - modes;
    return text(
      `${lost === 1 ? 'A mode has' : `${count(lost)} modes have`} been lost: ${count(modes)} of ${count(metric(now, 'modeCount'))} remain.`,
      `モードが ${things(lost)}失われました。残るのは ${count(metric(now, 'modeCount'))}\u00a0モード中 ${things(modes)}です。`,
    );
  },
  action: helpCoverage,
});
