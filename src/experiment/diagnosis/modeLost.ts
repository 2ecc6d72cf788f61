import { text } from '../../schema/text.ts';
import { defineDiagnosis, type Moment, metric } from './contract.ts';
import { helpCoverage } from './cures.ts';
import { count, things } from './words.ts';

/** Evaluations that a mode must have been held, and for which its loss is news. */
const HELD = 3;
const NEWS = 3;

/** Modes captured in each of three evaluations in a row, the most of any such three just before now; 0 if there were none. */
function heldBefore(before: readonly Moment[]): number {
  const spans = Array.from({ length: NEWS }, (_, age) => before.slice(0, before.length - age).slice(-HELD));
  const held = spans
    .filter((span) => span.length === HELD)
    .map((span) => Math.min(...span.map((moment) => metric(moment, 'modes'))));
  return Math.max(0, ...held);
}

export const modeLost = defineDiagnosis({
  id: 'mode-lost',
  when: ({ before, now }) => {
    const modes = metric(now, 'modes');
    // One stray sample captures a mode and its loss says nothing; half of the modes lost is a collapse.
    return heldBefore(before) - modes >= 1 && modes > metric(now, 'modeCount') / 2;
  },
  sentence: ({ before, now }) => {
    const modes = metric(now, 'modes');
    const lost = heldBefore(before) - modes;
    return text(
      `${lost === 1 ? 'A mode has' : `${count(lost)} modes have`} just been lost: ${count(modes)} of ${count(metric(now, 'modeCount'))} remain.`,
      `モードが ${things(lost)}失われました。残るのは ${count(metric(now, 'modeCount'))} モード中 ${things(modes)}です。`,
    );
  },
  action: helpCoverage,
});
