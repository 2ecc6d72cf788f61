import { help } from '../../i18n/help.ts';
import { addTexts } from '../../i18n/index.ts';
import { useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';

addTexts({ help });

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const COMMAND = MAC ? '⌘' : 'Ctrl';

/** Keys beside what they do, as catalogue leaves under `help.keys`. */
const SHORTCUTS: readonly (readonly [readonly string[], string])[] = [
  [['space'], 'play'],
  [['→'], 'right'],
  [['←'], 'left'],
  [['R'], 'reset'],
  [['S'], 'seed'],
  [['P'], 'present'],
  [['←', '→'], 'kept'],
  [['Shift', '→'], 'single'],
  [[COMMAND, 'Z'], 'undo'],
  [[COMMAND, 'Shift', 'Z'], 'redo'],
  [['1'], 'first'],
  [['2'], 'second'],
  [['X'], 'swap'],
  [['/'], 'find'],
  [['?'], 'help'],
];

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <PageDialog title={t('help.title')} onClose={onClose}>
      <p>{t('help.lead')}</p>
      <p>{t('help.legend')}</p>
      <dl className="shell-keys">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === 'space' ? t('help.keys.space') : key}</kbd>
              ))}
            </dt>
            <dd>{t(`help.keys.${meaning}`)}</dd>
          </div>
        ))}
      </dl>
    </PageDialog>
  );
}
