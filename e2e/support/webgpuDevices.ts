import * as tf from '@tensorflow/tfjs-core';
import type { Engine, Execution } from '../../src/engine/contract.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { experimentOf, prepare, SEED, worst } from './webgpuPrograms.ts';

/** The one device of all engines: how often it is asked for, and what happens when engines or it go. */

/** What `action` does, and how many devices were asked for meanwhile. */
async function counting<T>(action: () => Promise<T>): Promise<{ readonly result: T; readonly devices: number }> {
  const request = GPUAdapter.prototype.requestDevice;
  let devices = 0;
  GPUAdapter.prototype.requestDevice = function (this: GPUAdapter, ...options) {
    devices++;
    return request.apply(this, options);
  };
  try {
    return { result: await action(), devices };
  } finally {
    GPUAdapter.prototype.requestDevice = request;
  }
}

const deviceOfTfjs = (): GPUDevice => (tf.backend() as unknown as { readonly device: GPUDevice }).device;

const small = () => prepare(experimentOf({ 'generator.width': 8, 'critic.width': 8, 'training.batch': 16 }));

const load = (engine: Engine): Promise<Execution> => engine.load(small().program, SEED);

async function step(execution: Execution): Promise<string> {
  return execution.run(1, small().settings).then(
    () => 'runs',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

export interface Sharing {
  /** Devices that engines of both kinds asked for: at first, after one was disposed of, after the loss, after all went. */
  readonly devices: readonly number[];
  /** How far one step of the two kinds is apart. */
  readonly error: number;
  /** What an execution says while another engine goes, and after the device is lost. */
  readonly survivor: string;
  readonly lost: readonly string[];
  readonly afterwards: readonly string[];
  /** Why the last device went. */
  readonly end: string;
}

/** Engines come and go, the device is lost once. For a page without other engines. */
async function sharing(): Promise<Sharing> {
  const both = () => Promise.all([createWebgpuEngine(), createEagerEngine('webgpu')]);
  const start = await counting(both);
  const [compiledRun, eagerRun] = (await Promise.all(start.result.map(load))) as [Execution, Execution];
  const started = [await step(compiledRun), await step(eagerRun)];
  const error = worst((await compiledRun.snapshot()).state, (await eagerRun.snapshot()).state);
  await start.result[1].dispose();
  const survivor = [...started, await step(compiledRun)].join(', ');

  const second = await counting(() => createEagerEngine('webgpu'));
  const secondRun = await load(second.result);
  await step(secondRun);
  const device = deviceOfTfjs();
  device.destroy();
  await device.lost;
  const lost = [await step(compiledRun), await step(secondRun)];

  const third = await counting(both);
  const thirdRuns = await Promise.all(third.result.map(load));
  const afterwards = [];
  for (const run of thirdRuns) afterwards.push(await step(run));
  // Those of the lost device must not take the new one with them.
  for (const engine of [...start.result, second.result]) await engine.dispose();
  for (const run of thirdRuns) afterwards.push(await step(run));
  const last = deviceOfTfjs();
  for (const engine of third.result) await engine.dispose();
  const { reason } = await last.lost;

  const fourth = await counting(both);
  for (const engine of fourth.result) await engine.dispose();
  const devices = [start, second, third, fourth].map((each) => each.devices);
  return { devices, error, survivor, lost, afterwards, end: reason };
}

export const sharingHarness = { sharing };
