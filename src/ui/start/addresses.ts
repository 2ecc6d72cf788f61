import { encodeLink } from '../../experiment/link.ts';
import { type PresetDeclaration, presetExperiment } from '../../experiment/presets/contract.ts';
import { hashOf } from '../../store/pageStore.ts';

/** Address at which a preset opens as it was declared. */
export const addressOfPreset = (preset: PresetDeclaration): string => encodeLink(presetExperiment(preset), preset.id);

export const addressOfDemo = (id: string): string => hashOf('demos', id);
export const addressOfLesson = (id: string): string => hashOf('lessons', id);
export const addressOfClaim = (id: string): string => hashOf('claims', id);
