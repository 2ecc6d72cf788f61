import { checkRefill } from '../common/members.ts';
import type { EngineInfo, Execution, Report, SettingsAt, Snapshot } from '../contract.ts';
import { advanced, counterOf, due, movedTo, type Position, pauses, START, settled } from '../cursor.ts';
import { BURST, type MemberLayout } from './layout.ts';
import type { LoadedProgram } from './loaded.ts';
import { HEADER_WORDS, WORD_BYTES } from './opcodes.ts';
import type { Team } from './threads/team.ts';

/** Asks for the settings of a step once, although several phases run in it, and for those of the next. */
function oncePerStep(settingsAt: SettingsAt, length: number): SettingsAt {
  interface Asked {
    readonly step: number;
    readonly values: Float32Array;
  }
  const known: [Asked | undefined, Asked | undefined] = [undefined, undefined];
  return (step) => {
    const present = known[step % 2];
    if (present?.step === step) return present.values;
    const values = settingsAt(step);
    if (values.length !== length) throw new RangeError(`${values.length} settings for ${length} cells`);
    known[step % 2] = { step, values };
    return values;
  };
}

/** One member of a loaded program, run by a team of threads if there is one. Disposing of it lets go of the memory, which is free once every member has done so. */
export function createWasmExecution(
  loaded: LoadedProgram,
  info: EngineInfo,
  member: MemberLayout,
  onDispose?: () => void,
  team?: Team,
): Execution {
  const { program } = loaded;
  let held: LoadedProgram | undefined = loaded;
  let counts = program.phases.map(() => 0);
  let position: Position = START;

  function live(): LoadedProgram {
    if (!held) throw new Error(`${program.name}: the execution was disposed of`);
    return held;
  }

  /** Writes the execution of the phase whose turn it is as entry `index` of the burst, and moves on. */
  function enqueue(index: number, isReported: boolean, settingsAt: SettingsAt, together = false): void {
    const { memory, executions, stride, cells } = live();
    const { step, phase, repeat } = position;
    const { full, lean } = member.phases[phase] as MemberLayout['phases'][number];
    const { start, end, shares = start } = isReported ? full : lean;
    const at = (executions + index * stride) / WORD_BYTES;
    memory.words[at] = together ? shares : start;
    memory.words[at + 1] = end;
    memory.words[at + 2] = counterOf({ step, repeat });
    const count = (counts[phase] as number) + 1;
    cells.write(memory.floats, at + HEADER_WORDS, phase, settingsAt(step), count);
    counts[phase] = count;
    position = advanced(program, position, settingsAt);
  }

  function execute(count: number, together = false): void {
    const { kernels, executions, stride, cellsAddress } = live();
    if (count === 0) return;
    const seed = member.seed | 0;
    if (team) team.run(together, executions, count, stride, cellsAddress, seed);
    else kernels.run(executions, count, stride, cellsAddress, seed);
  }

  /** Scalars that a phase reported last. */
  function reportOf(phase: number): Report {
    const { memory, reports } = live();
    const entries = [...(reports[phase] ?? [])];
    return Object.fromEntries(entries.map(([name, address]) => [name, memory.floats[address / WORD_BYTES] as number]));
  }

  return {
    info,
    get step() {
      return position.step;
    },

    async run(steps, settings) {
      const settingsAt = oncePerStep(settings, program.settings.length);
      const end = position.step + steps;
      const reported = new Set<number>();
      while (position.step < end) {
        let count = 0;
        const together = team?.takesNext() ?? false;
        try {
          while (count < BURST) {
            position = due(program, position, settingsAt, end);
            const { step, phase } = position;
            if (step >= end) break;
            const isLast = step === end - 1 || pauses(program, phase, step, settingsAt);
            if (isLast) reported.add(phase);
            enqueue(count, isLast, settingsAt, together);
            count++;
          }
        } finally {
          // Also if the settings failed: what was entered has been counted.
          execute(count, together);
        }
      }
      return Object.assign({}, ...[...reported].map(reportOf));
    },

    async runPhase(settings, wanted) {
      const settingsAt = oncePerStep(settings, program.settings.length);
      const first = position.step;
      position =
        wanted === undefined
          ? due(program, position, settingsAt)
          : movedTo(program, settled(program, position, settingsAt), wanted);
      const { phase } = position;
      enqueue(0, true, settingsAt);
      execute(1);
      const id = program.phases[phase]?.id as string;
      return { phase: id, stepFinished: position.step > first, report: reportOf(phase) };
    },

    nextPhase(settings) {
      return program.phases[due(program, position, settings).phase]?.id as string;
    },

    async probe(name, input, columns) {
      return live().probe(member, name, input, columns);
    },

    async snapshot(): Promise<Snapshot> {
      const { memory } = live();
      const { step, phase, repeat } = position;
      const vectors = [...member.state].map(
        ([name, address]) => [name, memory.read(address, (program.state[name] as Float32Array).length)] as const,
      );
      return { step, phase, repeat, counts: counts.slice(), state: Object.fromEntries(vectors) };
    },

    async restore(snapshot) {
      const { memory } = live();
      for (const name of member.state.keys()) {
        const fits = snapshot.state[name]?.length === program.state[name]?.length;
        if (!fits) throw new RangeError(`snapshot does not fit: ${name}`);
      }
      for (const [name, address] of member.state) memory.write(address, snapshot.state[name] as Float32Array);
      position = { step: snapshot.step, phase: snapshot.phase, repeat: snapshot.repeat };
      counts = snapshot.counts.slice();
    },

    async refill(values) {
      const { memory } = live();
      checkRefill(program.data, values);
      memory.write(member.data.address, values);
    },

    dispose() {
      held = undefined;
      onDispose?.();
    },
  };
}
