import { useT } from '../hooks.ts';
import { Plate } from './Plate.tsx';

/** The one state that blocks the page: a browser in which nothing can train. */
export function Unsupported() {
  const t = useT();
  return (
    <main className="shell-whole">
      <Plate testId="plate-unsupported" title={t('shell.states.unsupported.title')}>
        <p>{t('shell.states.unsupported.body')}</p>
      </Plate>
    </main>
  );
}
