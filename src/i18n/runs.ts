import { text } from '../schema/text.ts';

/** Interface text: runs that are kept on this device, as `runs`. */
export const runs = {
  title: text('Runs to keep', '保存した学習'),
  offer: text('Your run from {{when}} stands at step {{step}}.', '{{when}} の学習がステップ {{step}} で残っています。'),
  goOn: text('Go on at step {{step}}', 'ステップ {{step}} から続ける'),
  startAgain: text('Start again', '最初から始める'),
  others: text('Recent runs…', '最近の学習…'),
  empty: text(
    'No run is kept on this device yet. Press Play: runs are kept as they go on.',
    'この端末に保存された学習はまだありません。学習を始めると自動で保存されます。',
  ),
  lead: text(
    'The last ten runs, and those with a name, note or folder until you delete them. All are on this device only.',
    '直近 10 回の学習と、名前・メモ・フォルダーを付けた学習（削除するまで残ります）。すべてこの端末だけに保存されています。',
  ),
  recent: text('The last runs', '最近の学習'),
  named: text('With a name', '名前を付けた学習'),
  open: text('Open a file of a run…', '学習のファイルを開く…'),
  opened: text('Opened: {{name}}', '開きました：{{name}}'),
  drop: text('A file of a run can also be dropped on the page.', '学習のファイルは、ページにドロップしても開けます。'),
  edit: text('Name, note and folder of the run at step {{step}}', 'ステップ {{step}} の学習の名前・メモ・フォルダー'),
  save: text('Save the run at step {{step}} as a file', 'ステップ {{step}} の学習をファイルに保存'),
  saved: text('Saved', '保存しました'),
  name: text('Name', '名前'),
  note: text('Note', 'メモ'),
  folder: text('Folder', 'フォルダー'),
  keep: text('Keep', '保存'),
  cancel: text('Cancel', 'キャンセル'),
  unkept: text('This cannot be kept on this device.', 'この端末には保存できません。'),
  step: text('step {{step}}', 'ステップ {{step}}'),
  captured: text('{{captured}} of {{total}} modes', '{{total}} モード中 {{captured}} モード'),
  current: text('this run', '現在の学習'),
  remove: text('Delete the run at step {{step}}', 'ステップ {{step}} の学習を削除'),
  removeAll: text('Delete all', 'すべて削除'),
  removeOthers: text('Delete all without a name', '名前のない学習をすべて削除'),
  gone: text(
    'That run cannot be brought back: it was deleted, or it is of another version of this page.',
    'この学習は復元できません。削除されたか、このページの別のバージョンで保存されています。',
  ),
  unsaved: text(
    'This run cannot be kept on this device: storage is full, not allowed, or does not answer. It goes on, but a reload ends it.',
    '端末の空き容量がない、保存が許可されていない、またはストレージが応答しないため、学習を保存できません。学習は続きますが、再読み込みすると失われます。',
  ),
  dismiss: text('Dismiss', '閉じる'),
} as const;
