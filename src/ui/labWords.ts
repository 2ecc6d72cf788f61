import { createStore } from 'zustand/vanilla';
import { addTexts, type Catalogue } from '../i18n/index.ts';
import type { LabId } from '../methods/contract.ts';

/** Labs that say some things in words of their own, which come with the first run of theirs. */
const LATER: { readonly [L in LabId]?: () => Promise<readonly Catalogue[]> } = {
  async sampler() {
    const { densityWords, samplerWords } = await import('../i18n/samplerWords.ts');
    return [densityWords, samplerWords];
  },
  async particles() {
    const [{ densityWords }, { particlesWords }] = await Promise.all([
      import('../i18n/samplerWords.ts'),
      import('../i18n/particlesWords.ts'),
    ]);
    return [densityWords, particlesWords];
  },
  async layers() {
    return [(await import('../i18n/towerWords.ts')).towerWords];
  },
};

/** Labs whose words are there. */
export const labWords = createStore<{ readonly of: ReadonlySet<LabId> }>()(() => ({ of: new Set() }));

/** Brings the words of a lab, once; resolves when they are there, or cannot be had: then the general ones stay. */
export async function fetchLabWords(lab: LabId): Promise<void> {
  if (labWords.getState().of.has(lab)) return;
  const words = await LATER[lab]?.().catch(() => undefined);
  if (!words) return;
  for (const each of words) addTexts({ [lab]: each });
  labWords.setState(({ of }) => ({ of: new Set([...of, lab]) }));
}
