import { type Text, text } from '../../schema/text.ts';
import { LawError } from '../law.ts';

const thousands = (value: number): string => value.toLocaleString('en-US');

/** Why images cannot be had, with what a person can do about it. */
export const IMAGE_FAILURES = {
  offline: () =>
    text(
      'A file of the digits could not be fetched: there is no connection. Files are kept on this device once they have been loaded.',
      '数字画像のファイルを取得できません。ネットワークに接続されていません。一度読み込めば、この端末に保存されます。',
    ),
  missing: (status: number) =>
    text(
      `A file of the digits is not on the server (status ${status}). Reload the page to get the current version.`,
      `数字画像のファイルがサーバーにありません（ステータス ${status}）。ページを再読み込みして最新版にしてください。`,
    ),
  damaged: () =>
    text(
      'A file of the digits arrived damaged: its checksum does not match. Try again.',
      '届いた数字画像のファイルは壊れています（チェックサムが一致しません）。もう一度お試しください。',
    ),
  packed: () =>
    text(
      'These packed images cannot be read: they are damaged or come from another version.',
      '圧縮画像を読み取れません。壊れているか、別の版で作られています。',
    ),
  empty: () => text('The file is empty.', 'ファイルが空です。'),
  'no-files': () => text('No file of images was given.', '画像ファイルがありません。'),
  'too-many-files': () =>
    text(
      'Give one file of images and at most one file of labels.',
      '画像ファイル 1 つと、必要ならラベルファイル 1 つを指定してください。',
    ),
  'not-idx': () =>
    text(
      'This is not an IDX file, or its opening is damaged. MNIST, Fashion-MNIST and their relatives come as …-idx3-ubyte or …-idx3-ubyte.gz.',
      'IDX ファイルではないか、先頭が壊れています。MNIST や Fashion-MNIST などは …-idx3-ubyte または …-idx3-ubyte.gz という名前で配布されています。',
    ),
  'no-images-in-table': () =>
    text(
      'This is text, and no table of images: 28 × 28 images are read from IDX files or from a table of 784 columns with or without a class.',
      'テキストファイルですが、画像の表ではありません。28×28 画像は、IDX ファイルか 784 列（とクラスの列）の表から読み込みます。',
    ),
  /** A file of another kind, as `refusalOf` names it: the worker, which opens no files, has no need of all those names. */
  'other-kind': (reason: Text) => reason,
  unreadable: () =>
    text(
      'The file cannot be read: it was moved, deleted or changed, or access to it is not allowed. Choose it again.',
      'ファイルを読み取れません。移動・削除・変更されたか、アクセスが許可されていません。選び直してください。',
    ),
  'unpacked-size': (most: number) =>
    text(
      `This table unpacks to more than ${thousands(most)} MB. Unpack it first and choose the unpacked file.`,
      `この表は展開すると ${thousands(most)} MB を超えます。展開してから選んでください。`,
    ),
  gzip: () =>
    text(
      'The compressed file is damaged or incomplete. Download it again.',
      '圧縮ファイルが壊れているか、途中で切れています。もう一度ダウンロードしてください。',
    ),
  'pixel-range': (value: number) =>
    text(
      `A pixel has the value ${value}. Pixels must be 0…255, or fractions in 0…1 or −1…1.`,
      `画素の値が ${value} です。画素は 0～255 か、0～1 または −1～1 の小数でなければなりません。`,
    ),
  'byte-order': () =>
    text(
      'The values of this file are stored in the other byte order than its header. Save it again in one order, as IDX asks: big-endian.',
      'ヘッダーと値のバイト順が異なります。IDX の規定どおり、すべてビッグエンディアンで保存し直してください。',
    ),
  'label-value': (value: number) =>
    text(
      `A label has the value ${value}. Labels must be whole numbers.`,
      `ラベルの値が ${value} です。ラベルは整数でなければなりません。`,
    ),
  'wrong-rank': (rank: number) =>
    text(
      `This IDX file has ${rank} dimensions. Images need three (count, height, width), labels one or two (count, columns).`,
      `この IDX ファイルは ${rank} 次元です。画像は 3 次元（枚数・高さ・幅）、ラベルは 1 次元か 2 次元（件数・列）でなければなりません。`,
    ),
  colour: () =>
    text(
      'These images have several channels. Only grey images of one channel can be used: save them as count × 28 × 28.',
      '複数チャネルの画像です。使えるのは 1 チャネルのグレースケール画像だけです。枚数 × 28 × 28 で保存してください。',
    ),
  'count-last': (sizes: readonly number[]) =>
    text(
      `The sizes are ${sizes.map(thousands).join(' × ')}: the number of images stands last. Save them as count × 28 × 28.`,
      `大きさが ${sizes.map(thousands).join('×')} で、枚数が最後になっています。枚数 × 28 × 28 の順で保存してください。`,
    ),
  'wrong-size': (height: number, width: number) =>
    text(
      `These images have ${height} × ${width} pixels; only 28 × 28 can be used.`,
      `画像の大きさが ${height} × ${width} 画素です。使えるのは 28 × 28 だけです。`,
    ),
  'no-images': () => text('The file says that it holds no images.', 'ファイルには画像が 1 枚も入っていません。'),
  truncated: (found: number, promised: number) =>
    text(
      `The file ends too early: it promises ${thousands(promised)} entries and holds ${thousands(found)}.`,
      `ファイルが途中で切れています。${thousands(promised)} 件のはずが、${thousands(found)} 件しかありません。`,
    ),
  trailing: (promised: number) =>
    text(
      `The file goes on after the ${thousands(promised)} entries that it promises. It is damaged or of another kind.`,
      `ファイルの先頭に書かれた ${thousands(promised)} 件の後にも続きがあります。壊れているか、別の種類のファイルです。`,
    ),
  'only-labels': () =>
    text(
      'This file holds labels. Add the file of the images that they belong to.',
      'これはラベルのファイルです。対応する画像ファイルも指定してください。',
    ),
  'two-images': () =>
    text(
      'Both files hold images. Give one file of images and one file of labels.',
      'どちらも画像ファイルです。画像ファイルとラベルファイルを 1 つずつ指定してください。',
    ),
  'own-labels': () =>
    text(
      'The table names the classes of its images itself. Leave the file of labels out.',
      '表の中にすでにクラスがあります。ラベルファイルを外してください。',
    ),
  mislabelled: (images: number, labels: number) =>
    text(
      `There are ${thousands(images)} images but ${thousands(labels)} labels: the files do not belong together.`,
      `画像が ${thousands(images)} 枚、ラベルが ${thousands(labels)} 件で、数が合いません。別々の組のファイルです。`,
    ),
  'too-many-classes': (count: number, most: number) =>
    text(
      `The labels name ${count} classes; at most ${most} can be used. Is this really the file of labels?`,
      `ラベルに ${count} クラスあります。使えるのは ${most} クラスまでです。本当にラベルのファイルですか。`,
    ),
  'one-value': (value: number) =>
    text(
      `Every pixel of every image has the value ${value}: there is nothing to learn.`,
      `すべての画像のすべての画素が同じ値（${value}）で、学習できるものがありません。`,
    ),
  'all-identical': (count: number) =>
    text(
      `All ${thousands(count)} images are the same: there is nothing to learn.`,
      `${thousands(count)} 枚の画像がすべて同じで、学習できるものがありません。`,
    ),
  'no-class': () =>
    text(
      'No class is left: choose at least one with a weight above zero.',
      'クラスが残っていません。重みが 0 より大きいクラスを 1 つ以上選んでください。',
    ),
  'empty-class': (name: string) =>
    text(
      `There are no images of class ${name}. Choose other classes.`,
      `クラス ${name} の画像がありません。ほかのクラスを選んでください。`,
    ),
  'few-examples': (limit: number, classes: number) =>
    text(
      `${thousands(limit)} examples are too few for ${classes} classes: each needs at least one.`,
      `${classes} クラスに対して例が ${thousands(limit)} 件では足りません。各クラスに 1 件以上必要です。`,
    ),
  'not-stackable': () =>
    text(
      'Stacked digits need grey images with labels of at most ten classes.',
      '数字を重ねるには、10 クラス以下のラベルが付いたグレースケール画像が必要です。',
    ),
};

export type ImageFailure = keyof typeof IMAGE_FAILURES;

/** Images that cannot be loaded or read; `reason` is shown where the data are chosen. */
export class ImageDataError extends LawError {
  readonly code: ImageFailure;

  private constructor(code: ImageFailure, reason: ConstructorParameters<typeof LawError>[0]) {
    super(reason);
    this.name = 'ImageDataError';
    this.code = code;
  }

  /** The error of a code; `details` fill its sentence. */
  static of<C extends ImageFailure>(code: C, ...details: Parameters<(typeof IMAGE_FAILURES)[C]>): ImageDataError {
    const reason = IMAGE_FAILURES[code] as (...values: typeof details) => ReturnType<(typeof IMAGE_FAILURES)[C]>;
    return new ImageDataError(code, reason(...details));
  }
}
