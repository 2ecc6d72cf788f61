import './caption.css';
import { useEffect, useRef } from 'react';
import { guideTo } from '../controls/guide.ts';
import { useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { Ring } from './Ring.tsx';
import { useCaption } from './useCaption.ts';
import { useFit } from './useFit.ts';

/** Between two findings that are spoken, so that one is heard before the next. */
const SPOKEN_MS = 2_000;

/** Speaks a new finding; numbers inside a sentence change several times a second and are not spoken again. */
function useAnnounced(id: string, sentence: string): void {
  const newest = useRef(sentence);
  newest.current = sentence;
  const last = useRef(Number.NEGATIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another finding is spoken
  useEffect(() => {
    const wait = Math.max(0, last.current + SPOKEN_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      announce(newest.current);
    }, wait);
    return () => clearTimeout(timer);
  }, [id]);
}

/**
 * One sentence about what is happening now, with at most one thing to try. It always has the same height and two voices: it
 * speaks in yellow, or is calm where nothing is asked for.
 */
export function CaptionBar({ phone }: { readonly phone: boolean }) {
  const t = useT();
  const { id, voice, sentence, action } = useCaption(phone);
  const guided = action?.guides ?? null;
  const text = useFit(sentence, action?.label ?? '');
  useAnnounced(id, sentence);
  useEffect(() => {
    guideTo(guided);
    return () => guideTo(null);
  }, [guided]);
  return (
    <section
      className="caption"
      aria-label={t('caption.region')}
      data-testid="caption"
      data-caption={id}
      data-voice={voice}
    >
      {voice === 'well' && <Ring />}
      <p ref={text}>{sentence}</p>
      {action && (
        <button type="button" data-testid="caption-action" onClick={action.run}>
          {action.label}
          <span aria-hidden="true">{'\u00a0→'}</span>
        </button>
      )}
    </section>
  );
}
