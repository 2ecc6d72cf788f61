import { useT } from '../hooks.ts';
import { PageDialog } from './PageDialog.tsx';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const COMMAND = MAC ? '⌘' : 'Ctrl';

/** Keys beside what they do, as catalogue leaves under `shell.help.keys`. */
const SHORTCUTS: readonly (readonly [readonly string[], string])[] = [
  [['space'], 'play'],
  [['→'], 'right'],
  [['←'], 'left'],
  [['R'], 'reset'],
  [['S'], 'seed'],
  [[COMMAND, 'Z'], 'undo'],
  [[COMMAND, 'Shift', 'Z'], 'redo'],
  [['?'], 'help'],
];

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <PageDialog title={t('shell.help.title')} onClose={onClose}>
      <p>{t('shell.help.lead')}</p>
      <p>{t('shell.help.legend')}</p>
      <dl className="shell-keys">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === 'space' ? t('shell.help.keys.space') : key}</kbd>
              ))}
            </dt>
            <dd>{t(`shell.help.keys.${meaning}`)}</dd>
          </div>
        ))}
      </dl>
    </PageDialog>
  );
}
