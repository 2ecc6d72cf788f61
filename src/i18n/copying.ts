import { text } from '../schema/text.ts';

/** Interface text: links and commands that are copied by hand, as `copying`. */
export const copying = {
  copyTitle: text('Link to this experiment', 'この実験へのリンク'),
  copyByHand: text(
    'The browser did not allow copying. The link is selected: copy it by hand.',
    'ブラウザーがコピーを許可しませんでした。選択されたリンクを手動でコピーしてください。',
  ),
  commandTitle: text('Command for this run', 'この実験を実行するコマンド'),
  commandNote: text(
    'Type it in the folder of the project to run the same experiment in Node. Files of your own are looked for where you type it.',
    'プロジェクトのフォルダーで入力すると、同じ実験が Node で動きます。自分のデータのファイルは、入力した場所から探します。',
  ),
} as const;
