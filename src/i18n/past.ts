import { text } from '../schema/text.ts';

/** Interface text: the past of a run, and what branches off it. */
export const past = {
  now: text('now', '現在'),
  here: text('You are here', '表示中'),
  looking: text('You are looking at step {{step}}.', 'ステップ {{step}} の時点を表示しています。'),
  stepOf: text('Step {{step}} of {{now}}', '{{now}} 中のステップ {{step}}'),
  exact: text('Past · bit for bit', '過去・ビット単位で同一'),
  towards: text('Going over the way to step {{step}} again…', 'ステップ {{step}} まで計算し直しています…'),
  fork: text('Fork here', 'ここで分岐'),
  back: text('Back to now', '現在に戻る'),
  forks: text(
    'Moving a setting here starts a branch. The past is never overwritten.',
    'ここで設定を動かすと分岐します。過去は書き換えられません。',
  ),
  empty: text(
    'Press Play: what the run goes through can be looked at again here.',
    '学習を始めると、通ってきた経過をここで見直せます。',
  ),
  film: text('As it was', '経過'),
  frame: text('Step {{step}}', 'ステップ {{step}}'),
  frameOf: text('Step {{step}}, {{captured}} captured', 'ステップ {{step}}、捕捉 {{captured}}'),
  kept: text(
    '{{count}} kept states, {{bytes}} of {{most}} MB. Any step between is computed again, bit for bit.',
    '保存点 {{count}} 個、{{most}} MB 中 {{bytes}} MB。間のステップはビット単位で同じに計算し直します。',
  ),
  unknown: text(
    'Before step {{step}} only kept states can be shown.',
    'ステップ {{step}} より前は、保存点だけを表示できます。',
  ),
  log: text('What happened', '出来事'),
  start: text('Start, seed {{seed}}', '開始（シード {{seed}}）'),
  alone: text('a player trained alone', '一方だけを学習'),
  moved: text('Engine: {{engine}}', 'エンジン：{{engine}}'),
  more: text('and {{count}} more', 'ほか {{count}} 件'),
  branches: text('Branches', '分岐'),
  main: text('main', '本線'),
  branch: text('branch {{letter}}', '分岐 {{letter}}'),
  forkedAt: text('from step {{step}}', 'ステップ {{step}} から'),
  stands: text('at step {{step}}', 'ステップ {{step}}'),
  captured: text('{{count}} of {{total}}', '{{total}} 中 {{count}}'),
  shown: text('on the stage', '表示中'),
  dashed: text('dashed in the charts', 'グラフでは破線'),
  takeUp: text('Go on with {{name}}', '{{name}} を続ける'),
  compare: text('Compare with {{name}}', '{{name}} と比べる'),
  none: text(
    'No branches yet. Go back to a step and move a setting.',
    'まだ分岐はありません。過去のステップに戻り、設定を動かすと分岐します。',
  ),
  gone: text('This run cannot be taken up any more.', 'この学習はもう再開できません。'),
} as const;
