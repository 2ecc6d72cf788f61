import * as tf from '@tensorflow/tfjs-core';
import type { EngineInfo, Execution, PhaseIo, Program, Report, SettingsAt, Snapshot } from '../contract.ts';
import { advanced, due, movedTo, type Position, START, settled } from '../cursor.ts';
import { drawsAt } from './draws.ts';
import { createSettingCells } from './settingCells.ts';
import { createTable } from './table.ts';
import { createVectors } from './vectors.ts';

/** What an execution needs to know of the backend that runs it. */
export interface BackendUse {
  readonly info: EngineInfo;
  /** Makes this backend the one that tfjs calls; free if it already is. Throws EngineUnavailableError if it is gone. */
  activate(): void;
  /** Steps between two waits for the device; 0 where every operation is done when its call returns. */
  readonly waitEvery: number;
}

type Reported = Readonly<Record<string, tf.Scalar>>;

/** Values of reported scalars in one read. */
async function readReport(reported: Reported): Promise<Report> {
  const names = Object.keys(reported);
  if (names.length === 0) return {};
  const joined = tf.tidy(() => tf.stack(Object.values(reported)));
  const values = await joined.data();
  joined.dispose();
  return Object.fromEntries(names.map((name, i) => [name, values[i] as number]));
}

/** Runs a program operation by operation on a tfjs backend. */
export function createEagerExecution(
  backend: BackendUse,
  program: Program,
  seed: number,
  onDispose: () => void,
): Execution {
  backend.activate();
  const vectors = createVectors(program.state);
  const cells = createSettingCells(program.settings);
  const table = createTable(program);
  let counts = program.phases.map(() => 0);
  let position: Position = START;

  function ioAt({ phase }: Position): PhaseIo {
    const count = (counts[phase] as number) + 1;
    return {
      state: vectors.get,
      setting: cells.scalar,
      settingPower: (name) => tf.scalar(cells.value(name) ** count),
      ...drawsAt({ ...program, data: table.data }, seed, position),
      at: table.at,
    };
  }

  /** Runs the phase at `position` and moves on. The caller owns the returned scalars. */
  function execute(settingsAt: SettingsAt): Reported {
    cells.update(settingsAt(position.step));
    const index = position.phase;
    const body = program.phases[index]?.body;
    if (!body) throw new RangeError(`${program.name}: no phase ${index}`);
    let reported: Reported = {};
    tf.tidy(() => {
      const result = body(ioAt(position));
      vectors.replace(result.state);
      for (const scalar of Object.values(result.report)) tf.keep(scalar);
      reported = result.report;
    });
    counts[index] = (counts[index] as number) + 1;
    position = advanced(program, position, settingsAt);
    return reported;
  }

  return {
    info: backend.info,
    get step() {
      return position.step;
    },

    async run(steps, settingsAt) {
      backend.activate();
      const first = position.step;
      const latest = new Map<string, Reported>();
      const release = (reported: Reported | undefined) => {
        for (const scalar of Object.values(reported ?? {})) scalar.dispose();
      };
      try {
        while (position.step < first + steps) {
          position = due(program, position, settingsAt, first + steps);
          if (position.step >= first + steps) break;
          const { step, phase } = position;
          const id = program.phases[phase]?.id as string;
          const reported = execute(settingsAt);
          release(latest.get(id));
          latest.set(id, reported);
          // A GPU queue without an end would freeze the tab: wait for a number that depends on the last step.
          const closed = position.step > step;
          if (closed && backend.waitEvery > 0 && position.step % backend.waitEvery === 0) {
            await Object.values(reported)[0]?.data();
            backend.activate();
          }
        }
        return await readReport(Object.assign({}, ...latest.values()));
      } finally {
        for (const reported of latest.values()) release(reported);
      }
    },

    async runPhase(settingsAt, wanted) {
      backend.activate();
      const first = position.step;
      position =
        wanted === undefined
          ? due(program, position, settingsAt)
          : movedTo(program, settled(program, position, settingsAt), wanted);
      const phase = program.phases[position.phase]?.id as string;
      const reported = execute(settingsAt);
      const report = await readReport(reported);
      for (const scalar of Object.values(reported)) scalar.dispose();
      return { phase, stepFinished: position.step > first, report };
    },

    nextPhase(settingsAt) {
      return program.phases[due(program, position, settingsAt).phase]?.id as string;
    },

    async probe(name, input, columns) {
      const probe = program.probes[name];
      if (!probe) throw new RangeError(`${program.name}: no probe ${name}`);
      backend.activate();
      const output = tf.tidy(() => probe(vectors.get, tf.tensor2d(input, [input.length / columns, columns])));
      const values = await output.data();
      output.dispose();
      return Float32Array.from(values);
    },

    async snapshot(): Promise<Snapshot> {
      backend.activate();
      const { step, phase, repeat } = position;
      const taken = { step, phase, repeat, counts: counts.slice() };
      return { ...taken, state: await vectors.read() };
    },

    async restore(snapshot) {
      backend.activate();
      vectors.write(snapshot.state);
      position = { step: snapshot.step, phase: snapshot.phase, repeat: snapshot.repeat };
      counts = snapshot.counts.slice();
    },

    async refill(values) {
      backend.activate();
      table.refill(values);
    },

    dispose() {
      vectors.dispose();
      cells.dispose();
      table.dispose();
      onDispose();
    },
  };
}
