import { BaseSequencer } from 'vitest/node';

/**
 * Test files that take longest, some of them short to read: where nothing is known of an earlier run, Vitest begins with the
 * longest texts, and a worker would be left alone with one of these at the end.
 */
const HEAVY = [
  'scripts/recorded',
  'src/engine/wasm/parity',
  'src/train/instruments/instruments',
  'scripts/floors',
  'src/cli/claims/freshSeeds',
  'src/worker/trainer',
  'src/train/layers/layers',
  'src/engine/webgpu/schedule',
  'src/data/contract',
  'src/train/program',
  'src/cli/command',
  'src/train/images',
  'src/worker/images',
  'src/store/compare',
  'src/metrics/noiseFloor',
  'src/data/tables',
  'src/math/clusters',
];

/** @param {string} file */
const isHeavy = (file) => HEAVY.some((name) => file.endsWith(`${name}.test.ts`));

/** Begins each project with what is known to take long. */
export class HeavyFirst extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async sort(files) {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) => {
      const own = sorted.filter(({ project }) => project.name === name);
      return [true, false].flatMap((heavy) => own.filter(({ moduleId }) => isHeavy(moduleId) === heavy));
    });
  }
}
