import { useEffect, useState } from 'react';
import { forgetOtherImports, storedImports } from '../../store/importStore.ts';
import { useT } from '../hooks.ts';

/** How many other point sets this device keeps, and a way to delete them. */
export function StoredImports({ inUse }: { readonly inUse: string | null }) {
  const t = useT();
  const [others, setOthers] = useState(0);
  useEffect(() => {
    void storedImports().then((ids) => setOthers(ids.filter((id) => id !== inUse).length));
  }, [inUse]);
  if (others === 0) return null;
  return (
    <p className="data-stored">
      {t('data.import.stored', { count: others, number: others })}
      <button
        type="button"
        className="ctl-link"
        onClick={() => void forgetOtherImports(inUse).then(() => setOthers(0))}
      >
        {t('data.import.forget')}
      </button>
    </p>
  );
}
