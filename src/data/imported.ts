import { textValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { createImported } from './importedLaw.ts';
import { defineLaw } from './law.ts';
import { ownModes } from './ownModes.ts';

/** Points from the user's own file, drawn with repetition; training and coverage see them standardised. */
export const imported = defineLaw({
  id: 'imported',
  title: text('Bring your own', '自分のデータ'),
  summary: text(
    'Two numeric columns of a CSV or TSV file; they stay on this device.',
    'CSV・TSV の数値 2 列を使います。データはこの端末の外には送信されません。',
  ),
  params: {
    file: textValue({
      label: text('File', 'ファイル'),
      help: text(
        'Fingerprint of the points. The points themselves are in a link only if you say so when you copy it.',
        '点データの識別コード（ハッシュ）。点そのものはリンクに含まれません。',
      ),
      maxLength: 64,
    }),
    modes: ownModes,
  },
  create: createImported,
});
