import { useStore } from 'zustand';
import { announcements } from '../kit/announcer.ts';

/** The page's one polite live region for short confirmations. */
export function LiveRegion() {
  const { message, count } = useStore(announcements);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={count}>{message}</span>
    </div>
  );
}
