import type { Law } from '../../data/law.ts';
import { type FileTensor, writeSafetensors } from '../../data/safetensors.ts';
import type { Engine, Program } from '../../engine/contract.ts';
import { effective, type Trained } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { plainExperiment } from '../../experiment/json.ts';
import { findMethod } from '../../methods/index.ts';
import { comparisonFor } from '../gan/features.ts';
import { playersOf } from '../gan/players.ts';
import { labOf } from '../labs.ts';
import { buildProgram } from '../program.ts';
import { settingsAt } from '../settings.ts';
import { stateTensors } from '../stateTensors.ts';
import { type FeatureNetwork, subjectOf } from '../subject.ts';
import { framed, type ScriptBody } from './frame.ts';
import { ganScript } from './gan.ts';
import { layersScript } from './layers.ts';
import { samplerScript } from './sampler.ts';
import { tableOf } from './table.ts';

/** A script of PyTorch and the file of tensors that it starts from. */
export interface PytorchExport {
  readonly script: string;
  readonly start: Uint8Array<ArrayBuffer>;
}

/** What a script is made of. */
export interface ScriptSource {
  readonly experiment: Experiment;
  readonly law: Law;
  /** Judge whose features are compared, where a method does. */
  readonly network?: FeatureNetwork | undefined;
  readonly link: string;
  /** Name of the file of tensors. */
  readonly start: string;
}

/** Steps after which a script compares its weights with those of the run. */
const CHECKS = [1, 10, 100] as const;

function bodyOf(experiment: Trained, law: Law, data: Program['data']): ScriptBody {
  const { lab } = findMethod(experiment.method.id);
  if (lab === 'sampler') return samplerScript(experiment, law);
  const subject = subjectOf(experiment, law);
  if (lab === 'layers')
    return layersScript(experiment, labOf(experiment).networks(experiment, law), subject.space.size);
  const comparison = comparisonFor(experiment, subject, data, undefined);
  return ganScript(experiment, { ...subject, ...(comparison && { comparison }) }, playersOf(experiment, subject));
}

/** Names of tensors behind a prefix. */
const behind = (prefix: string, tensors: Readonly<Record<string, FileTensor>>): [string, FileTensor][] =>
  Object.entries(tensors).map(([name, tensor]) => [`${prefix}${name}`, tensor]);

/** Without what an optimiser keeps: it starts from nothing. */
const withoutMoments = (tensors: Readonly<Record<string, FileTensor>>): Readonly<Record<string, FileTensor>> =>
  Object.fromEntries(Object.entries(tensors).filter(([name]) => !/\.moment\d\./.test(name)));

/** The weights of the run after each of `CHECKS` steps, by name. */
async function checked(
  program: Program,
  experiment: Trained,
  law: Law,
  engine: Engine,
  breathe: () => Promise<void>,
): Promise<[string, FileTensor][]> {
  const networks = labOf(experiment).networks(experiment, law);
  const execution = await engine.load(program, experiment.seed);
  try {
    const found: [string, FileTensor][] = [];
    for (const step of CHECKS) {
      while (execution.step < step) {
        await execution.run(1, settingsAt(experiment));
        await breathe();
      }
      const { state } = await execution.snapshot();
      found.push(...behind(`after.${step}.`, withoutMoments(stateTensors(state, networks))));
    }
    return found;
  } finally {
    execution.dispose();
  }
}

/**
 * A run as a script of PyTorch, from its first step on, and the tensors that it starts from and is compared with, which are those of
 * `engine`; `breathe` is awaited after each step of it. Ask `scriptRefusal` first.
 */
export async function pytorchOf(
  source: ScriptSource,
  engine: Engine,
  breathe = async (): Promise<void> => {},
): Promise<PytorchExport> {
  const { law, network, link, start } = source;
  const experiment = effective(source.experiment);
  const program = buildProgram(experiment, law, network);
  const { method, data, seed } = experiment;
  const body = bodyOf(experiment, law, program.data);
  const { tensors, python } = tableOf(program.data, subjectOf(experiment, law).space);
  const about = `${findMethod(method.id).title.en} on ${data.id}.`;
  const script = framed(
    { ...body, constants: `${python}${body.constants}` },
    { about, link, seed, start, checks: CHECKS },
  );
  const initial = withoutMoments(stateTensors(program.state, labOf(experiment).networks(experiment, law)));
  const settings = JSON.stringify(plainExperiment(source.experiment));
  const file = writeSafetensors({
    tensors: {
      ...initial,
      ...tensors,
      ...Object.fromEntries(await checked(program, experiment, law, engine, breathe)),
    },
    metadata: { format: 'pt', producer: 'Modescope', link, settings, step: '0', engine: engine.info.id },
  });
  return { script, start: file };
}
