import './caption.css';
import { useEffect } from 'react';
import { guideTo } from '../controls/guide.ts';
import { useT } from '../hooks.ts';
import { announce } from '../shell/announcer.ts';
import { useCaption } from './useCaption.ts';

/** One sentence about what is happening now, with at most one thing to try; takes no space when there is none. */
export function CaptionBar({ phone }: { readonly phone: boolean }) {
  const t = useT();
  const caption = useCaption(phone);
  const id = caption?.id ?? null;
  const sentence = caption?.sentence ?? '';
  const guided = caption?.action?.guides ?? null;

  // Only a new finding is spoken: numbers inside the sentence change several times a second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (id !== null) announce(sentence);
  }, [id]);

  useEffect(() => {
    guideTo(guided);
    return () => guideTo(null);
  }, [guided]);

  if (!caption) return null;
  return (
    <section className="caption" aria-label={t('caption.region')} data-testid="caption" data-caption={caption.id}>
      <p>{caption.sentence}</p>
      {caption.action && (
        <button type="button" data-testid="caption-action" onClick={caption.action.run}>
          {caption.action.label}
          <span aria-hidden="true">{'\u00a0→'}</span>
        </button>
      )}
    </section>
  );
}
