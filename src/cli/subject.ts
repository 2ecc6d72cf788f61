import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cellExperiment } from '../experiment/claims/contract.ts';
import { CELLS } from '../experiment/claims/index.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { experimentFromJson } from '../experiment/json.ts';
import { type PresetDeclaration, presetExperiment } from '../experiment/presets/contract.ts';
import { PRESETS } from '../experiment/presets/index.ts';
import { visible } from '../schema/visible.ts';
import { UsageError } from './usageError.ts';

/** npm runs scripts in the project's root; paths are meant from where the person is. */
export const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** What a command line runs. */
export interface Subject {
  readonly id: string;
  readonly experiment: Experiment;
  readonly preset?: PresetDeclaration;
  /** Generator steps that it is meant to run, where it says so. */
  readonly steps?: number;
  /** Engine that a file asks for, so that its bits are the same everywhere. */
  readonly engine?: string;
}

async function readConfig(path: string): Promise<Pick<Subject, 'experiment' | 'engine'>> {
  let config: unknown;
  try {
    config = JSON.parse(await readFile(fromHere(path), 'utf8'));
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { experiment, engine, notices } = experimentFromJson(config);
  if (notices.length === 0) return { experiment, ...(engine && { engine }) };
  const lines = notices.map(
    ({ kind, key, given, allowed }) =>
      `  ${visible(key)}=${given === '' ? '(empty)' : visible(given)}: ${kind}${allowed ? `; allowed: ${allowed}` : ''}`,
  );
  throw new UsageError(`${path}:\n${lines.join('\n')}`);
}

/** The preset or cell with this id, or the experiment in this .json file. Throws a UsageError that lists what is allowed. */
export async function subjectOf(name: string): Promise<Subject> {
  const preset = PRESETS.find(({ id }) => id === name);
  if (preset) return { id: preset.id, experiment: presetExperiment(preset), preset, steps: preset.outcome.step };
  const cell = CELLS.find(({ id }) => id === name);
  if (cell) return { id: cell.id, experiment: cellExperiment(cell), steps: cell.steps };
  if (name.endsWith('.json')) return { id: name, ...(await readConfig(name)) };
  throw new UsageError(
    `${name}: no such preset, claim or cell, and not a .json file; allowed: ${PRESETS.map(({ id }) => id).join(', ')}; claims: see list`,
  );
}
