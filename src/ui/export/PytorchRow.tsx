import { useEffect, useState } from 'react';
import type { Text } from '../../schema/text.ts';
import { save } from '../../store/saveRun.ts';
import { session } from '../../store/session.ts';
import type { TrainerApi } from '../../worker/protocol.ts';
import { useSay, useT } from '../hooks.ts';
import { TakeRow } from './TakeRow.tsx';

interface PytorchRowProps {
  readonly trainer: TrainerApi;
  /** What the files are called, without an ending. */
  readonly name: string;
}

/** The run as a script of PyTorch, or why there is none, which the worker knows. */
export function PytorchRow({ trainer, name }: PytorchRowProps) {
  const t = useT();
  const say = useSay();
  const [refusal, setRefusal] = useState<Text | null | undefined>(undefined);
  useEffect(() => {
    trainer.scriptRefusal().then(setRefusal, () => setRefusal(null));
  }, [trainer]);
  const take = async (): Promise<void> => {
    // The script is of the run from its first step on, wherever the run stands now.
    const base = name.replace(/-step\d+$/, '');
    const made = await trainer.script(session().link(), base);
    if (!made.ok) throw new Error(say(made.reason));
    save(`${base}-pytorch.zip`, new Blob([made.archive], { type: 'application/zip' }));
  };
  const reason = refusal === undefined ? t('taking.pytorchAsking') : refusal && say(refusal);
  return <TakeRow id="pytorch" note={t('taking.pytorchNote')} {...(reason && { refusal: reason })} onTake={take} />;
}
