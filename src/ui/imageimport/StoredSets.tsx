import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { forgetImages, type ImageSummary, storedSummaries } from '../../store/imageStore.ts';
import { useLanguage, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { rem } from '../typeScale.ts';

interface StoredSetsProps {
  readonly inUse: string | null;
  readonly onUse: (id: string) => void;
}

/** Sets that this device keeps: to use again, or to delete. */
export function StoredSets({ inUse, onUse }: StoredSetsProps) {
  const t = useT();
  const language = useLanguage();
  const [sets, setSets] = useState<readonly ImageSummary[]>([]);
  useEffect(() => {
    let isWanted = true;
    void storedSummaries().then((found) => isWanted && setSets(found));
    return () => {
      isWanted = false;
    };
  }, []);
  if (sets.length === 0) return null;
  const forget = (id: string): void => {
    void forgetImages(id).then(() => setSets((before) => before.filter((set) => set.id !== id)));
  };
  return (
    <section className="imgimport-stored">
      <h3>{t('imageImport.stored')}</h3>
      <ul>
        {sets.map(({ id, name, count, isTurned }) => (
          <li key={id}>
            <button
              type="button"
              className="ctl-link"
              disabled={id === inUse}
              aria-label={t('imageImport.useStored', { name })}
              onClick={() => onUse(id)}
            >
              {t(isTurned ? 'imageImport.turnedLine' : 'imageImport.storedLine', {
                name,
                count,
                shown: formatCount(count, language),
              })}
            </button>
            {id === inUse ? (
              <small>{t('imageImport.inUse')}</small>
            ) : (
              <IconButton label={t('imageImport.delete', { name })} onPress={() => forget(id)}>
                <Trash2 size={rem(15)} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
