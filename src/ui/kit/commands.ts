import type { LucideIcon } from 'lucide-react';

/** What a menu offers, or a line between two groups of it. */
export type MenuEntry = Command | 'separator';

export interface Command {
  readonly id: string;
  readonly Icon?: LucideIcon;
  readonly label: string;
  readonly disabled: boolean;
  readonly run: () => void;
}
