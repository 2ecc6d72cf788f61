import { expect, it } from 'vitest';
import { openData } from '../data/openData.ts';
import { changesOfChoice, withValues } from '../experiment/experiment.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import { imagesFile, labelsFile } from '../testing/images.ts';
import { engineChoice } from './engineChoice.ts';
import { keepImages } from './imageStore.ts';
import { keepImported } from './importStore.ts';
import { runCommand } from './runCommand.ts';
import { initialRun } from './runStore.ts';
import { createRunStores } from './runStores.ts';

const stores = createRunStores();
const { experiment: experimentStore, run: runStore } = stores;

const gp = presetExperiment(findPreset('gp'));
const choose = (law: string, key: string, id: string): void =>
  experimentStore.setState({
    experiment: withValues(withValues(gp, changesOfChoice('data.id', law, gp)), { [key]: id }),
  });

it('names preset, changes, files and steps of the run on the page', async () => {
  experimentStore.setState({ experiment: withValues(gp, { seed: 5 }), preset: 'gp' });
  expect(await runCommand(stores)).toBe('npm run experiment -- gp --set seed=5');
  runStore.setState({ status: { ...initialRun.status, step: 1234 } });
  expect(await runCommand(stores)).toBe('npm run experiment -- gp --set seed=5 --steps 1234');

  engineChoice.setState({ choice: 'compiled-wasm-strict' });
  expect(await runCommand(stores)).toBe(
    'npm run experiment -- gp --set seed=5 --engine compiled-wasm-strict --steps 1234',
  );
  engineChoice.setState({ choice: 'auto' });

  const points = await openData([new File(['x,y\n1,2\n3,4\n5,7'], 'my points.csv')]);
  if (points.kind !== 'points') throw new Error('no points');
  await keepImported(points.imported);
  choose('imported', 'data.file', points.imported.id);
  expect(await runCommand(stores)).toMatch(/ --set data\.file=\S{11} .*--data "my points\.csv" --steps 1234$/);

  const images = await openData([new File([labelsFile([0, 1, 0, 1])], 'labels'), new File([imagesFile(4)], 'images')]);
  if (images.kind !== 'images') throw new Error('no images');
  await keepImages(images.set);
  choose('imported-images', 'data.set', images.set.id);
  expect(await runCommand(stores)).toMatch(/ --set data\.set=\S{11} .*--data images --data labels --steps 1234$/);

  // Data of somebody else's link have no name here.
  choose('imported', 'data.file', 'elsewhere');
  expect(await runCommand(stores)).toMatch(/ --data FILE --steps 1234$/);
});
