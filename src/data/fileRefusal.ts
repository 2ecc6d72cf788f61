import { type Text, text } from '../schema/text.ts';
import type { FileKind, RefusedKind } from './fileKind.ts';

const again = text('Download the file again.', 'もう一度ダウンロードしてください。');
const unpack = text('Unpack it and drop the files that it holds.', '展開して、中のファイルをドロップしてください。');
const gzip = text(
  'Unpack it, or pack it as .gz, which can be read.',
  '展開するか、そのまま読み込める .gz 形式にしてください。',
);
const array = text(
  'Save points as CSV with two columns, or 28 × 28 images as IDX or as CSV with 784 columns.',
  '点データなら 2 列の CSV、28×28 画像なら IDX か 784 列の CSV で保存してください。',
);
const table = text('Save the table as CSV or TSV.', '表を CSV か TSV で保存してください。');
const sheet = text(
  'Open it in a program for spreadsheets and save it as CSV.',
  '表計算ソフトで開き、CSV で保存してください。',
);
const picture = text(
  'Sets of 28 × 28 images are read from IDX files (…-idx3-ubyte, also .gz) or from a table of 784 columns.',
  '28×28 画像は、IDX ファイル（…-idx3-ubyte、.gz も可）か 784 列の表から読み込みます。',
);

interface KindWords {
  /** As in "This is …", "…です". */
  readonly name: Text;
  /** What a person can do about it. */
  readonly advice: Text;
}

const words = (en: string, ja: string, advice: Text): KindWords => ({ name: text(en, ja), advice });

const REFUSED: Readonly<Record<RefusedKind, KindWords>> = {
  binary: words('neither text nor IDX, nor any other known kind', 'テキストでも IDX でもない不明な形式', array),
  'web-page': words(
    'a web page, not data: the server sent it instead of the file',
    'データではなくウェブページ（サーバーがファイルの代わりに送ったもの）',
    again,
  ),
  xml: words(
    'an XML document; servers send one when they refuse a download',
    'XML 文書（サーバーがダウンロードを断るときに送ることがあります）',
    again,
  ),
  json: words('JSON', 'JSON', array),
  notebook: words('a Jupyter notebook', 'Jupyter ノートブック', array),
  'lfs-pointer': words(
    'a Git LFS pointer: it only says where the file is kept',
    'Git LFS のポインタ（ファイルの置き場所だけが書かれています）',
    again,
  ),
  zip: words('a ZIP archive', 'ZIP アーカイブ', unpack),
  tar: words('a tar archive', 'tar アーカイブ', unpack),
  'seven-zip': words('a 7-Zip archive', '7-Zip アーカイブ', unpack),
  rar: words('a RAR archive', 'RAR アーカイブ', unpack),
  bzip2: words('compressed with bzip2', 'bzip2 で圧縮されたファイル', gzip),
  xz: words('compressed with xz', 'xz で圧縮されたファイル', gzip),
  zstd: words('compressed with Zstandard', 'Zstandard で圧縮されたファイル', gzip),
  zlib: words('compressed with zlib', 'zlib で圧縮されたファイル', gzip),
  npz: words('a NumPy archive (.npz)', 'NumPy のアーカイブ（.npz）', array),
  npy: words('a NumPy array (.npy)', 'NumPy の配列（.npy）', array),
  pickle: words('a Python pickle', 'Python の pickle', array),
  pytorch: words('a PyTorch file', 'PyTorch のファイル', array),
  mat5: words('a MATLAB file (.mat, version 5)', 'MATLAB のファイル（.mat、バージョン 5）', array),
  mat73: words('a MATLAB file (.mat, version 7.3)', 'MATLAB のファイル（.mat、バージョン 7.3）', array),
  hdf5: words('an HDF5 file', 'HDF5 ファイル', array),
  parquet: words('a Parquet file', 'Parquet ファイル', array),
  arrow: words('an Arrow or Feather file', 'Arrow または Feather のファイル', array),
  'r-data': words('a file of R (.RData, .rds)', 'R のファイル（.RData、.rds）', array),
  sqlite: words('an SQLite database', 'SQLite データベース', table),
  xlsx: words('an Excel or other Office file (.xlsx)', 'Excel などの Office ファイル（.xlsx）', sheet),
  xls: words('an old Excel or other Office file (.xls)', '旧形式の Excel などの Office ファイル（.xls）', sheet),
  ods: words('an OpenDocument file (.ods)', 'OpenDocument のファイル（.ods）', sheet),
  iwork: words('a Numbers or other iWork file (.numbers)', 'Numbers などの iWork ファイル（.numbers）', sheet),
  pdf: words('a PDF', 'PDF', table),
  png: words('a single picture (PNG)', '1 枚の画像（PNG）', picture),
  jpeg: words('a single picture (JPEG)', '1 枚の画像（JPEG）', picture),
  gif: words('a single picture (GIF)', '1 枚の画像（GIF）', picture),
  webp: words('a single picture (WebP)', '1 枚の画像（WebP）', picture),
  bmp: words('a single picture (BMP)', '1 枚の画像（BMP）', picture),
  tiff: words('a single picture (TIFF)', '1 枚の画像（TIFF）', picture),
  svg: words('a drawing (SVG)', '図（SVG）', picture),
};

export const isRefused = (kind: FileKind): kind is RefusedKind => kind in REFUSED;

/** What a file of a kind that cannot be read is, and what to do about it. */
export function refusalOf(kind: RefusedKind): Text {
  const { name, advice } = REFUSED[kind];
  return text(`This is ${name.en}. ${advice.en}`, `これは${japaneseAfter(name.ja)}です。${advice.ja}`);
}

/** A space between Japanese and Latin letters, as everywhere in the interface. */
const japaneseAfter = (name: string): string => (/^[\w(]/.test(name) ? ` ${name}` : name).replace(/(\w)$/, '$1 ');
