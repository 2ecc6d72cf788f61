import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { imageStore } from '../../store/imageStore.ts';
import { importStore } from '../../store/importStore.ts';
import { useExperiment, useRun, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';
import { runsDialog, type Unkept } from './runsDialog.ts';

const SENTENCES = { run: 'runs.unsaved', points: 'data.import.unsaved', images: 'data.imagesUnsaved' } as const;

/** What this device does not keep, each said once in a visit: whoever has read it need not be told again for the next. */
export function Unsaved() {
  const t = useT();
  const law = useExperiment(({ experiment }) => experiment.data.id);
  const isUnkept: Readonly<Record<Unkept, boolean>> = {
    run: useRun((run) => run.isUnsaved),
    points: useStore(importStore, ({ unsaved }) => unsaved) && law === 'imported',
    images: useStore(imageStore, ({ unsaved }) => unsaved) && law === 'imported-images',
  };
  const read = useStore(runsDialog, (state) => state.read);
  const [what] = (['points', 'images', 'run'] as const).filter((each) => isUnkept[each] && !read.includes(each));
  if (!what) return null;
  return (
    <div className="shell-line" role="status" data-testid={`${what}-unsaved`}>
      <p>{t(SENTENCES[what])}</p>
      <IconButton label={t('runs.dismiss')} onPress={() => runsDialog.setState({ read: [...read, what] })}>
        <X size={rem(16)} />
      </IconButton>
    </div>
  );
}
