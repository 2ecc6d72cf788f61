import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSafetensors } from '../data/safetensors.ts';
import { decodeLink } from '../experiment/link.ts';
import { runCommand } from '../testing/runCommand.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modescope-takeaway-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = ['generator.width=5', 'critic.width=4', 'critic.depth=1', 'seed=11'].flatMap((each) => ['--set', each]);

describe('npm run experiment -- --weights', () => {
  it('writes what the run has learned, in PyTorch’s shapes, with the link that opens it', async () => {
    const file = join(folder, 'deep/weights.safetensors');
    const { status, said } = await runCommand(
      'collapse',
      ...small,
      '--steps',
      '3',
      '--engine',
      'eager-cpu',
      '--weights',
      file,
    );
    expect(said).not.toMatch(/Error/);
    expect(status).toBe(0);
    const { tensors, metadata } = readSafetensors(await readFile(file));
    expect(tensors['generator.layers.0.weight']?.shape).toEqual([5, 2]);
    expect(tensors['generator.layers.2.bias']?.shape).toEqual([2]);
    expect(tensors['critic.layers.1.weight']?.shape).toEqual([1, 4]);
    expect(tensors['critic.moment2.layers.0.weight']?.shape).toEqual([4, 2]);
    expect(metadata).toMatchObject({ step: '3', engine: 'eager-cpu', format: 'pt' });
    const linked = decodeLink(metadata.link ?? '');
    expect(linked.notices).toEqual([]);
    expect(linked.experiment).toMatchObject({ seed: 11, critic: { width: 4 } });
    expect(JSON.parse(metadata.settings ?? '')).toMatchObject({ seed: 11, generator: { width: 5 } });
  });

  it.each([
    [['collapse', '--seeds', '2'], /one run/],
    [['collapse', '--vs', 'seed=2'], /one run/],
    [['judge'], /one run/],
    [['--suite', 'core'], /not with a --suite/],
  ])('is refused for %s', async (args, reason) => {
    expect(await runCommand(...args, '--weights', join(folder, 'no'))).toMatchObject({
      status: 1,
      said: expect.stringMatching(reason),
    });
  });
});
