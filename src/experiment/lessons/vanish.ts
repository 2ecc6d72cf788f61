import { text } from '../../schema/text.ts';
import { SEGMENTS } from '../demos/segments.ts';
import { defineLesson } from './contract.ts';

export const vanish = defineLesson({
  id: 'vanish',
  goal: text(
    'Small groups go first, and an average does not notice.',
    '小さなグループから消え、平均の指標は気づきません。',
  ),
  misconception: text(
    '“A score near perfect means that everybody is served.”',
    '「指標がほぼ満点なら、全員に届いている」',
  ),
  explain: text(
    'A batch of 64 holds about one point of all four small groups together. A critic that overlooks them pays almost nothing, so nothing pulls the generator there. Averages agree: these groups weigh two per cent in every score. Whether that is acceptable is no question of statistics: ask who the two per cent are.',
    '64 点のバッチに、小さな 4 グループの点は合わせて 1 つほどしかありません。見落としても識別器の損失はほとんど増えず、生成器を引き寄せる力も生まれません。平均の指標でも、これらのグループの重みは 2 % です。それでよいかどうかは統計の問題ではありません。その 2 % が誰なのかを問うてください。',
  ),
  names: SEGMENTS,
  every: 250,
  metrics: ['strictModes', 'modes', 'highQuality', 'reverseKl'],
  start: { a: { preset: 'rare-modes' } },
  hidden: ['number', 'bars', 'chart'],
  shows: [
    { text: text('Groups held', '残ったグループ'), metric: 'strictModes', as: 'count' },
    { text: text('Reverse KL (0 is perfect)', '逆 KL（0 が満点）'), metric: 'reverseKl', as: 'value' },
  ],
  number: 'held',
  cells: [{ id: 'rare', start: { preset: 'rare-modes' }, steps: [5_000] }],
  predict: [
    {
      say: text(
        'Every other group of customers is fifty times smaller. Which will be missing after 5,000 steps?',
        '1 つおきの顧客グループは、規模が 50 分の 1 です。5,000 ステップ後に消えているのは？',
      ),
      ask: {
        text: text('Groups that will be missing', '消えていると思うグループ'),
        kind: 'modes',
        count: 8,
        bet: { cell: 'rare', at: 5_000, of: 'lost' },
      },
      until: { answered: true },
    },
    {
      say: text(
        'How many points of all four small groups together are in a batch of 64?',
        '64 点のバッチに、小さな 4 グループの点は合わせていくつ入りますか。',
      ),
      ask: {
        text: text('Points in a batch', 'バッチの中の点'),
        kind: 'choice',
        options: [
          { text: text('about one', '約 1 点'), right: true },
          { text: text('about four', '約 4 点') },
          { text: text('about eight', '約 8 点') },
          { text: text('about thirty-two', '約 32 点') },
        ],
      },
      until: { answered: true },
    },
  ],
  run: [
    {
      say: text('Watch the four small groups.', '小さな 4 つのグループに注目してください。'),
      speed: 450,
      until: { step: 5_000 },
    },
  ],
  say: [
    {
      say: text(
        'How many of the four small groups still hold points?',
        '小さな 4 グループのうち、点が残ったのはいくつですか。',
      ),
      ask: {
        text: text('I saw', '見えたこと'),
        kind: 'choice',
        options: [
          { text: text('none', '1 つもない'), right: [{ metric: 'strictModes', atMost: 4 }] },
          { text: text('one', '1 つ'), right: [{ metric: 'strictModes', atLeast: 5, atMost: 5 }] },
          { text: text('two or more', '2 つ以上'), right: [{ metric: 'strictModes', atLeast: 6 }] },
        ],
      },
      until: { answered: true },
    },
    {
      say: text(
        'The score is reverse KL; 0 is perfect. What does it say of this run?',
        '指標は逆 KL で、0 が満点です。この学習はいくつでしょう。',
      ),
      ask: {
        text: text('Reverse KL', '逆 KL'),
        kind: 'number',
        scale: 'log',
        min: 0.001,
        max: 10,
        as: 'value',
        bet: { cell: 'rare', at: 5_000, of: 'reverseKl' },
      },
      until: { answered: true },
    },
  ],
  puzzle: {
    text: text(
      'Collect more data of the small groups and calm the critic, until seven of eight are held.',
      '小さなグループのデータを増やし、識別器を落ち着かせて、8 つのうち 7 つを残してください。',
    ),
    start: { preset: 'rare-modes' },
    free: ['data.weights', 'penalty.kind', 'penalty.weight'],
    meets: [{ metric: 'strictModes', atLeast: 7 }],
    from: 2_000,
    by: 5_000,
    speed: 800,
    solution: { 'data.weights': [1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5], 'penalty.kind': 'zero-centred', 'penalty.weight': 1 },
  },
  next: [{ preset: 'rare-modes', label: text('The same data, all settings', '同じデータで、すべての設定を') }],
});
