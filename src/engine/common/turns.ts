import type { EngineInfo, Ensemble, Execution } from '../contract.ts';

/**
 * An ensemble of executions that run in turn, each all steps of a call: the next one then finds its own memory in the
 * caches only once per call, not once per step. If settings fail, members stop at different steps; `step` is that of the
 * one furthest behind, and the next call lets the others wait for it. Disposing of it disposes of the executions.
 */
export function inTurns(info: EngineInfo, members: readonly Execution[], onDispose: () => void): Ensemble {
  const stepOf = (): number => members.reduce((least, { step }) => Math.min(least, step), Number.POSITIVE_INFINITY);

  function member(index: number): Execution {
    const found = members[index];
    if (!found) throw new RangeError(`no member ${index} of ${members.length}`);
    return found;
  }

  return {
    info,
    size: members.length,
    get step() {
      return stepOf();
    },
    async run(steps, settings) {
      const end = stepOf() + steps;
      const reports = [];
      for (const [index, execution] of members.entries()) {
        const missing = Math.max(0, end - execution.step);
        reports.push(await execution.run(missing, (step) => settings(index, step)));
      }
      return reports;
    },
    probe: async (index, ...input) => member(index).probe(...input),
    snapshot: async (index) => member(index).snapshot(),
    dispose() {
      for (const execution of members) execution.dispose();
      onDispose();
    },
  };
}
