import { text } from '../schema/text.ts';

/** Interface text: what a link keeps from hands. */
export const locks = {
  byLink: text('Locked by the link.', 'このリンクで固定されています。'),
  kept: text(
    'Locked by the link, and left as it is: {{names}}',
    'このリンクで固定されているため、変更しませんでした：{{names}}',
  ),
  between: text(', ', '、'),
  more: text('{{names}} and {{count}} more', '{{names}} ほか {{count}} 件'),
} as const;
