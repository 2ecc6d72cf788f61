import { scaledImages } from '../../src/data/images/sampleImages.ts';
import { createEagerEngine } from '../../src/engine/eager/eagerEngine.ts';
import { createWebgpuEngine } from '../../src/engine/webgpu/webgpuEngine.ts';
import { bars } from '../../src/testing/bars.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { openJudge } from '../../src/train/judge/judge.ts';
import { trainJudge } from '../../src/train/judge/trainJudge.ts';

/** Largest relative error of what a judge says on WebGPU; its program has no phases, only a question. */
async function judgeError(): Promise<number> {
  const [cpu, gpu] = await Promise.all([createEagerEngine('cpu'), createWebgpuEngine()]);
  const set = bars(60);
  const trained = await trainJudge(gpu, set, { steps: 3 });
  const images = scaledImages(
    set,
    Array.from({ length: 37 }, (_, row) => row),
  );
  const judges = [await openJudge(gpu, trained, 1), await openJudge(cpu, trained, 1)];
  const [actual, expected] = await Promise.all(judges.map((judge) => judge.judge(images)));
  for (const judge of judges) judge.dispose();
  await Promise.all([cpu.dispose(), gpu.dispose()]);
  if (!actual || !expected) return Number.NaN;
  return Math.max(
    relativeError(actual.probabilities, expected.probabilities),
    relativeError(actual.features, expected.features),
  );
}

export const judgeHarness = { judgeError };
