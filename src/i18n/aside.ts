import { text } from '../schema/text.ts';

/** Interface text: files that came along and are not used, as `data.aside`. Fetched with the dialogs. */
export const aside = {
  title: text('Not used', '使わないファイル'),
  line: text('{{name}}: {{why}}', '{{name}}：{{why}}'),
  use: text('Use instead', 'こちらを使う'),
  useNamed: text('Use {{name}} instead', '{{name}} を使う'),
  more: text('and {{number}} more', 'ほか {{number}} 件'),
} as const;
