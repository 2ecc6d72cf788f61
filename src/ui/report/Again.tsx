import { useEffect, useState } from 'react';
import type { Pair } from '../../store/pairStore.ts';
import { runCommand } from '../../store/runCommand.ts';
import { versusCommand } from '../compare/versusCommand.ts';
import { useT } from '../hooks.ts';
import { Qr } from '../kit/Qr.tsx';
import type { Told } from './told.ts';

/** The way back to the run: a code for a phone, the link and the command. */
export function Again({ told, pair }: { readonly told: Told; readonly pair: Pair | null }) {
  const t = useT();
  const [command, setCommand] = useState('');
  useEffect(() => {
    let isShown = true;
    const written = pair ? versusCommand(pair) : runCommand(told.session.stores);
    void written.then((line) => isShown && setCommand(line));
    return () => {
      isShown = false;
    };
  }, [pair, told]);
  return (
    <footer className="report-again">
      <Qr text={told.link} label={t('report.qr')} />
      <div>
        <h3>{t('report.again')}</h3>
        <a href={told.link}>{told.link}</a>
        <p>{t('report.code')}</p>
        <code>{command}</code>
      </div>
    </footer>
  );
}
