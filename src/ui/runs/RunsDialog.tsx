import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { deleteRuns, resumeRun } from '../../store/resume.ts';
import type { RunLabel } from '../../store/runLabel.ts';
import { fileOfRun, RUN_FILE } from '../../store/runsToKeep.ts';
import { labelRun, type SavedRun, savedRuns } from '../../store/savedRuns.ts';
import { save } from '../../store/saveRun.ts';
import { useSay, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import { rem } from '../typeScale.ts';
import { openRun } from './openRun.ts';
import { RunRow } from './RunRow.tsx';
import { runsDialog } from './runsDialog.ts';
import { shelvesOf } from './shelves.ts';

/** Runs on this device, by folder: go on with one, name it, save it as a file, open such a file, delete. */
export function RunsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const refusal = useStore(runsDialog, (state) => state.refusal);
  const [runs, setRuns] = useState<readonly SavedRun[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const read = (): void => void savedRuns().then(setRuns);
  useEffect(read, []);
  useEffect(() => () => runsDialog.setState({ refusal: null }), []);
  const remove = (lines: readonly string[]): void => void deleteRuns(lines).then(read);
  const label = (line: string, given: RunLabel | undefined): void =>
    void labelRun(line, given)
      .then(
        () => setFault(null),
        () => setFault(t('runs.unkept')),
      )
      .then(read);
  const saveFile = async (run: SavedRun): Promise<void> => {
    const file = await fileOfRun(run);
    if (!file) return setFault(t('runs.gone'));
    save(file.name, new Blob([file.bytes], { type: 'application/octet-stream' }));
    announce(t('runs.saved'));
  };
  const shelves = shelvesOf(runs ?? []);
  const folders = shelves.flatMap(({ folder }) => (folder ? [folder] : []));
  const unlabelled = (runs ?? []).filter((run) => !run.label);
  return (
    <PageDialog title={t('runs.title')} onClose={onClose}>
      <div className="runs-open">
        <button type="button" className="shell-button" onClick={() => input.current?.click()}>
          <FolderOpen size={rem(16)} aria-hidden="true" />
          {t('runs.open')}
        </button>
        <span>{t('runs.drop')}</span>
        <input
          ref={input}
          type="file"
          accept={RUN_FILE}
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          data-testid="runs-file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void openRun(file);
            event.target.value = '';
          }}
        />
      </div>
      {(refusal || fault) && (
        <p className="runs-fault" role="alert">
          {refusal ? say(refusal) : fault}
        </p>
      )}
      {runs?.length === 0 && <p>{t('runs.empty')}</p>}
      {runs && runs.length > 0 && (
        <div data-testid="runs-list">
          <p>{t('runs.lead')}</p>
          {shelves.map(({ folder, isLabelled, runs: own }) => (
            <section key={`${isLabelled} ${folder}`}>
              {(shelves.length > 1 || folder) && <h3>{folder || t(isLabelled ? 'runs.named' : 'runs.recent')}</h3>}
              <ul className="runs-list">
                {own.map((run) => (
                  <RunRow
                    key={run.line}
                    run={run}
                    folders={folders}
                    onGoOn={() => {
                      onClose();
                      void resumeRun(run);
                    }}
                    onSave={() => void saveFile(run)}
                    onLabel={(given) => label(run.line, given)}
                    onRemove={() => remove([run.line])}
                  />
                ))}
              </ul>
            </section>
          ))}
          {unlabelled.length > 0 && (
            <button
              type="button"
              className="shell-quiet runs-remove-all"
              onClick={() => remove(unlabelled.map(({ line }) => line))}
            >
              {t(unlabelled.length === runs.length ? 'runs.removeAll' : 'runs.removeOthers')}
            </button>
          )}
        </div>
      )}
    </PageDialog>
  );
}
