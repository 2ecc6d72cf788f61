import { text } from '../schema/text.ts';

/** Interface text: data picker, drawing, import. */
export const data = {
  groups: {
    points: text('Points', '点'),
    formulas: text('Given by a formula', '式で与えられる分布'),
    images: text('Images', '画像'),
  },
  chooseImages: text('Choose images', '画像を選ぶ'),
  changeImages: text('Other images', '別の画像'),
  imagesLine_one: text('{{name}} · {{shown}} image', '{{name}}・{{shown}} 枚'),
  imagesLine_other: text('{{name}} · {{shown}} images', '{{name}}・{{shown}} 枚'),
  imagesUnsaved: text(
    'These images cannot be kept on this device: storage is full or not allowed. They work until this page is closed.',
    'この端末の空きがないか保存が許可されていないため、画像を保存できません。このページを閉じるまでは使えます。',
  ),
  editDrawing: text('Edit drawing', '描画を編集'),
  chooseFile: text('Choose points', '点データを選ぶ'),
  changeFile: text('Other points', '別の点データ'),
  fileLine_one: text('{{name}} · {{rows}} point', '{{name}}・{{rows}} 点'),
  fileLine_other: text('{{name}} · {{rows}} points', '{{name}}・{{rows}} 点'),
  pasted: text('Pasted points', '貼り付けた点'),
  /** The rest comes with the dialog. */
  import: {
    unsaved: text(
      'These points cannot be kept on this device: storage is full or not allowed. They work until this page is closed.',
      'この端末の空きがないか保存が許可されていないため、点データを保存できません。このページを閉じるまでは使えます。',
    ),
    here: text('Drop to use these data', 'ドロップしてデータを読み込む'),
  },
};
