import { text } from '../../schema/text.ts';

const thousands = (value: number): string => value.toLocaleString('en-US');

/** What is worth knowing of how images were read, beside what they are. */
export const IMAGE_NOTES = {
  limit: (used: number, of: number) =>
    text(
      `The first ${thousands(used)} of ${thousands(of)} images are used.`,
      `${thousands(of)} 枚のうち、先頭の ${thousands(used)} 枚を使います。`,
    ),
  'byte-order': () =>
    text(
      'The file is written in little-endian byte order, against the format; it was read so.',
      'ファイルのバイト順が形式と逆（リトルエンディアン）のため、そのように読みました。',
    ),
  unit: () => text('Pixels of 0…1 were stretched to 0…255.', '0～1 の画素を 0～255 に広げました。'),
  signed: () => text('Pixels of −1…1 were stretched to 0…255.', '−1～1 の画素を 0～255 に広げました。'),
  'first-column': (columns: number) =>
    text(
      `Each label has ${columns} columns; the class is taken from the first.`,
      `ラベルは ${columns} 列あり、1 列目をクラスとして使います。`,
    ),
  'one-hot': (columns: number) =>
    text(
      `Labels are one-hot rows of ${columns} columns; the place of the 1 is the class.`,
      `ラベルは ${columns} 列の one-hot 形式で、1 のある位置をクラスとして使います。`,
    ),
  padding: () => text('Zeros behind the last entry were passed over.', '末尾に続くゼロは読み飛ばしました。'),
  rubbish: () =>
    text(
      'What follows the end of the compressed data is no part of it and was left out.',
      '圧縮データの終わりより後ろの余分なデータは使いません。',
    ),
  table: () =>
    text(
      'Read from a table: each row is an image of 784 pixels.',
      '1 行を 784 画素の画像 1 枚とする表として読みました。',
    ),
  'bad-rows': (count: number, lines: string) =>
    text(
      `${thousands(count)} rows hold no image and were left out (lines ${lines}).`,
      `画像ではない ${thousands(count)} 行を除きました（${lines} 行目）。`,
    ),
};
