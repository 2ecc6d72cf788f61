import { useStore } from 'zustand';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PresetDeclaration } from '../../experiment/presets/contract.ts';
import { imageStore } from '../../store/imageStore.ts';
import { importStore } from '../../store/importStore.ts';
import { useExperiment, useT } from '../hooks.ts';

type Data = Experiment['data'];

/** Laws of data that a person brings or makes. */
const OWN: readonly string[] = ['imported', 'imported-images', 'drawn'];

/**
 * What data of one's own are called: by their file where it is here and has a name. Null for other laws, and for the law that
 * the preset itself is about: nobody's customers are “The generator collapses”. `of` is the data of another run than the one
 * on the stage.
 */
export function useOwnDataName(preset: PresetDeclaration | undefined, of?: Data): string | null {
  const t = useT();
  const inUse = useExperiment(({ experiment }) => experiment.data);
  const { id, ...data } = of ?? inUse;
  const file = String(data.file ?? data.set ?? '');
  const points = useStore(importStore, ({ files }) => files.get(file)?.name);
  const images = useStore(imageStore, ({ sets }) => sets.get(file)?.name);
  if (!OWN.includes(id) || preset?.changes['data.id'] === id) return null;
  if (id === 'drawn') return t('controls.presets.drawing');
  return (id === 'imported' ? points : images) || t('controls.presets.yours');
}
