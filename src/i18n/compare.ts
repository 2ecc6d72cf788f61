import { text } from '../schema/text.ts';

/** Interface text: two runs side by side, as `compare`. */
export const compare = {
  region: text('Comparison of A and B', 'A と B の比較'),
  and: text('and', 'と'),
  arm: text('Run {{arm}}', '学習 {{arm}}'),
  equal: text(
    'are the same run so far. Change a setting: B follows, A stays.',
    'は今のところ同じ学習です。設定を変えると B だけが変わります。',
  ),
  differ_one: text('differ in one setting:', 'の違いは 1 項目：'),
  differ_other: text('differ in {{count}} settings:', 'の違いは {{count}} 項目：'),
  more: text('and {{count}} more', 'ほか {{count}} 項目'),
  list: text('All differences', '違いの一覧'),
  swap: text('Swap', '入れ替え'),
  makeEqual: text('Make equal', 'B を A にそろえる'),
  close: text('Close B', 'B を閉じる'),
  edit: text('Controls change', '操作の対象'),
  editArm: text('Edit {{arm}}', '{{arm}} を操作'),
  takeA: text("Take over A's value", 'A の値にする'),
  takeB: text("Take over B's value", 'B の値にする'),
  same: text('the same in A and B', 'A と B で同じ'),
  groupDiffers_one: text('1 differs', '1 項目が相違'),
  groupDiffers_other: text('{{count}} differ', '{{count}} 項目が相違'),
  strips: text('A solid, B dashed', 'A は実線、B は破線'),
  command: text('Copy the command: both over 20 seeds', '20 シードで比べるコマンドをコピー'),
  measuring: text('Measuring both…', '両方を測定しています…'),
  fresh: text(
    'Two runs with the same seed, data and latents. Change one setting of B and press Play.',
    'シード・データ・潜在変数が同じ 2 つの学習です。B の設定を 1 つ変えて学習を始めましょう。',
  ),
  ready: text('Press Play: both take the same steps.', '学習を始めると、2 つが同じステップで進みます。'),
  otherData: text(
    'They learn from different data, so their numbers cannot be set against each other.',
    '学習するデータが違うため、数値どうしは比べられません。',
  ),
  diverged: text(
    '{{arm}} diverged at step {{step}}, so both are paused.',
    '{{arm}} がステップ {{step}} で発散したため、両方とも一時停止しています。',
  ),
  gone: text(
    '{{arm}} has stopped working; {{other}} goes on without it.',
    '{{arm}} が停止しました。{{other}} は学習を続けられます。',
  ),
  refused: text(
    '{{arm}} cannot be trained; {{other}} goes on without it.',
    '{{arm}} は学習できません。{{other}} は学習を続けられます。',
  ),
  bothTroubled: text('Neither A nor B can go on.', 'A と B のどちらも学習を続けられません。'),
  same_run: text('A and B are still the same run, to the bit.', 'A と B はまだ、まったく同じ学習です。'),
  both: text(
    'At step {{step}} B reaches {{b}} where A reaches {{a}}, with {{shareB}} % of its points on them instead of {{shareA}} %.',
    'ステップ {{step}}：到達は A が {{a}}、B が {{b}}。モード内の点は A が {{shareA}} %、B が {{shareB}} %。',
  ),
  alike: text(
    'At step {{step}} both reach {{a}}; {{shareB}} % of the points of B are on them, {{shareA}} % of those of A.',
    'ステップ {{step}}：どちらも {{a}} に到達。モード内の点は A が {{shareA}} %、B が {{shareB}} %。',
  ),
  classes: text(
    'At step {{step}} B shows {{b}} where A shows {{a}}; {{shareB}} % of its images are recognisable instead of {{shareA}} %.',
    'ステップ {{step}}：クラスは A が {{a}}、B が {{b}}。判読できる画像は A が {{shareA}} %、B が {{shareB}} %。',
  ),
  distance: text(
    '{{name}} at step {{step}}: {{a}} in A, {{b}} in B.',
    'ステップ {{step}}：{{name}}は A が {{a}}、B が {{b}}。',
  ),
  modes: text('{{count}} of {{total}} modes', '{{total}} モード中 {{count}}'),
  classesOf: text('{{count}} of {{total}} classes', '{{total}} クラス中 {{count}}'),
  oneSeed: text('One seed each: chance is not ruled out.', 'シードは 1 つだけなので、偶然の可能性があります。'),
  otherSeed: text('Their seeds differ, so chance differs too.', 'シードが違うため、偶然の差も含まれます。'),
} as const;
