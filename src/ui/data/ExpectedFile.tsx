import { CircleAlert, CircleCheck } from 'lucide-react';
import { useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';

/** Whether what was brought is what the link was made with. */
export function ExpectedFile({ isSame, images = false }: { readonly isSame: boolean; readonly images?: boolean }) {
  const t = useT();
  const kind = `${isSame ? 'same' : 'other'}${images ? 'Images' : ''}`;
  return (
    <p className="data-expected" role="status" data-testid={isSame ? 'expected-same' : 'expected-other'}>
      {isSame ? <CircleCheck size={rem(16)} aria-hidden="true" /> : <CircleAlert size={rem(16)} aria-hidden="true" />}
      <span>{t(`ownData.expected.${kind}`)}</span>
    </p>
  );
}
