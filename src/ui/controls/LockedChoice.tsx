import './locked.css';
import { locks } from '../../i18n/locks.ts';
import { Reason } from './ParamRow.tsx';

interface LockedChoiceProps {
  /** Dotted key of the choice. */
  readonly name: string;
  /** What is chosen, in the language of the page. */
  readonly title: string;
}

/** A law or method that the link does not let anybody choose anew. */
export function LockedChoice({ name, title }: LockedChoiceProps) {
  return (
    <div className="ctl-locked-choice" data-testid={`param-${name}`}>
      <p>{title}</p>
      <Reason reason={locks.byLink} />
    </div>
  );
}
