import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { open } from 'virtual:mnist-judge';
import type { ImageSet } from '../data/images/imageSet.ts';
import { MNIST_ID } from '../data/images/mnist.ts';
import type { LawResources } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { asTrainedJudge, type TrainedJudge } from '../train/judge/judge.ts';
import { isJudgeable } from '../train/judge/judgeable.ts';
import { RECIPE_VERSION } from '../train/judge/recipe.ts';
import { unpackJudge } from '../train/judge/shippedJudge.ts';
import { trainJudge } from '../train/judge/trainJudge.ts';
import { startRun, type TrainingRun } from '../train/run.ts';
import { lawWithImages } from '../worker/lawWithImages.ts';
import { startEngine } from './engines.ts';

const CACHE = join('node_modules', '.cache', 'modescope-judges');

/** Floats of a judge's weights behind one of its accuracy. */
async function kept(file: string, set: ImageSet): Promise<TrainedJudge | null> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(file);
    const floats = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
    return asTrainedJudge({ set: set.id, accuracy: floats[0], weights: floats.slice(1) }, set);
  } catch {
    return null;
  }
}

async function keep(file: string, { accuracy, weights }: TrainedJudge): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  // Renamed into place, so that a second process never reads half a file.
  const fresh = `${file}.${process.pid}`;
  const floats = new Float32Array(1 + weights.length);
  floats.set([accuracy ?? 0]);
  floats.set(weights, 1);
  await writeFile(fresh, new Uint8Array(floats.buffer));
  await rename(fresh, file);
}

const judges = new Map<string, Promise<TrainedJudge>>();

/** The judge of the digits, the very one that comes with the page. */
const shipped = async (set: ImageSet): Promise<TrainedJudge> =>
  unpackJudge(gunzipSync(new Uint8Array(await (await open()).arrayBuffer())), set);

/** The judge of a set, the same whatever engine runs: that of the page, one from the cache, or trained and kept there. */
async function hire(set: ImageSet): Promise<TrainedJudge> {
  if (set.id === MNIST_ID) return shipped(set);
  const file = join(CACHE, `${set.id}-${RECIPE_VERSION}.bin`);
  const known = await kept(file, set);
  if (known) return known;
  const trained = await trainJudge(await startEngine('compiled-wasm-strict'), set);
  await keep(file, trained).catch(() => undefined);
  return trained;
}

/** The judge of a set, once for a process; undefined for images that nobody could judge. */
async function judgeOf(set: ImageSet | undefined): Promise<TrainedJudge | undefined> {
  if (!set || !isJudgeable(set)) return undefined;
  const judge = judges.get(set.id) ?? hire(set);
  judges.set(set.id, judge);
  return judge;
}

/** A run as the command line makes it: images are fetched first, and the judge is there from the start. */
export async function openRun(experiment: Experiment, engine: Engine, own?: LawResources): Promise<TrainingRun> {
  const law = await lawWithImages(experiment, own);
  const judge = await judgeOf(law.images?.set);
  const run = await startRun(experiment, law, engine, judge);
  if (judge) await run.gallery?.employ(judge);
  return run;
}
