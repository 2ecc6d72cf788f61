import type { ParamValue } from '../../schema/param.ts';
import type { Session } from '../session.ts';

/** Told of what demos do to their runs, in its order, while somebody follows. */
export interface DriveListener {
  moved(session: Session, step: number): void;
  changed(session: Session, changes: Readonly<Record<string, ParamValue>>): void;
}

let listener: DriveListener | null = null;

export const drives = {
  listen(next: DriveListener | null): void {
    listener = next;
  },
  moved: (session: Session, step: number): void => listener?.moved(session, step),
  changed: (session: Session, changes: Readonly<Record<string, ParamValue>>): void =>
    listener?.changed(session, changes),
};
