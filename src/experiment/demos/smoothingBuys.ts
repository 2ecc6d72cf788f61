import { text } from '../../schema/text.ts';
import { defineDemo } from './contract.ts';
import { SEGMENTS } from './segments.ts';

export const smoothingBuys = defineDemo({
  id: 'smoothing-buys',
  title: text('What smoothing buys', '平滑化で取り戻せるもの'),
  summary: text(
    'The same start and the same dice, one setting changed.',
    '初期状態も乱数も同じ。変えるのは設定 1 か所だけです。',
  ),
  names: SEGMENTS,
  every: 200,
  metrics: ['strictModes', 'modes', 'highQuality'],
  scenes: [
    {
      name: text('Twice the same', '同じ 2 つ'),
      say: text(
        'Left, the run that loses its customers. Right, the same start and the same dice.',
        '左は顧客を失う学習。右は、初期状態も乱数もまったく同じです。',
      ),
      open: {
        a: { preset: 'collapse', label: text('as it was', 'そのまま') },
        b: { preset: 'rescue', changes: { 'smoothing.on': false }, label: text('smoothed', '平滑化') },
      },
      notes: [
        text(
          'Let people find a difference between the two sides. There is none yet.',
          '左右の違いを探してもらいます。まだ違いはありません。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Frosted glass', 'すりガラス'),
      say: text(
        'One change: the critic looks through frosted glass.',
        '変えるのは 1 か所。識別器に「すりガラス」越しに見せます。',
      ),
      moves: [{ key: 'smoothing.on', to: true, run: 'b' }],
      point: { run: 'b' },
      notes: [
        text(
          'Hold a sheet of tracing paper over your hand: you still see that it is there, no longer where it ends.',
          'トレーシングペーパーを手にかざします。手があることは見えても、輪郭は見えません。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('All eight pull', '8 つが引く'),
      say: text(
        'Blurred, no segment is out of reach: all eight pull at once.',
        'ぼかすと、遠いセグメントの引力も届きます。8 つすべてが点を引き寄せます。',
      ),
      speed: 600,
      number: 'held',
      point: { run: 'b' },
      notes: [
        text(
          'Point at the right side: the points move towards all segments at once.',
          '右側を指します。点がすべてのセグメントへ同時に動きます。',
        ),
      ],
      until: {
        meets: [
          { metric: 'strictModes', run: 'a', atMost: 4 },
          { metric: 'modes', run: 'b', atLeast: 7 },
        ],
        from: 2_000,
        by: 4_000,
        otherwise: text(
          'This time fewer are reached so far: {b.held} of {b.total}.',
          '今回、ここまでに届いたのは {b.total} つのうち {b.held} です。',
        ),
      },
    },
    {
      name: text('Reached, not served', '届いただけ'),
      say: text(
        'Reached is not served: only {b.sharp} of these customers are true to life.',
        '届いただけでは足りません。本物らしい顧客はまだ {b.sharp} です。',
      ),
      number: 'sharp',
      notes: [
        text(
          'Do not let them cheer yet: spread out is not the same as right.',
          '喜ぶのはまだ早いと伝えます。広がっただけで、合ってはいません。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('The glass clears', '透明になる'),
      say: text(
        'Now the glass clears, slowly, and every segment comes into focus.',
        'ガラスがゆっくり透明になると、どのセグメントも鮮明になります。',
      ),
      speed: 600,
      number: 'held',
      point: { run: 'b' },
      notes: [
        text(
          'Let it run without a word. The left side has not moved since the beginning.',
          '黙って見せます。左側は初めから変わっていません。',
        ),
      ],
      until: {
        meets: [
          { metric: 'strictModes', run: 'b', atLeast: 7 },
          { metric: 'highQuality', run: 'b', atLeast: 0.35 },
        ],
        from: 8_000,
        by: 9_000,
        otherwise: text(
          'This time {b.held} came back. Over twenty runs it is seven or eight; see the last card.',
          '今回戻ったのは {b.held} です。20 回の結果は最後のカードをご覧ください。',
        ),
      },
    },
    {
      name: text('One setting', '設定 1 つ'),
      say: text('Same data, same networks, one setting.', 'データもネットワークも同じ。設定を 1 か所変えただけです。'),
      number: 'held',
      notes: [
        text(
          'If asked “why not always?”: it costs steps, and hurrying loses it again. That is the next demo.',
          '「いつも使えばよいのでは」と聞かれたら：ステップ数がかかり、急ぐと効果を失います。それが次のデモです。',
        ),
      ],
      until: { read: true },
    },
  ],
  ending: [
    { metric: 'strictModes', run: 'a', atMost: 4 },
    { metric: 'strictModes', run: 'b', atLeast: 7 },
    { metric: 'highQuality', run: 'b', atLeast: 0.35 },
  ],
  card: {
    title: text('What was lost came back', '失われたものが戻った'),
    text: text(
      'Noise on everything the critic sees makes far segments pull as well. The price: points of the cured run are less sharp, and it takes its time.',
      '識別器が見るものすべてにノイズを加えると、遠いセグメントの引力も届きます。代わりに、点の鋭さは少し下がり、時間もかかります。',
    ),
    shows: [
      { text: text('segments, as it was', 'そのまま：残ったセグメント'), metric: 'strictModes', run: 'a', as: 'count' },
      { text: text('segments, smoothed', '平滑化：残ったセグメント'), metric: 'strictModes', run: 'b', as: 'count' },
      {
        text: text('true to life, as it was', 'そのまま：本物らしいもの'),
        metric: 'highQuality',
        run: 'a',
        as: 'percent',
      },
      {
        text: text('true to life, smoothed', '平滑化：本物らしいもの'),
        metric: 'highQuality',
        run: 'b',
        as: 'percent',
      },
    ],
    link: { preset: 'rescue' },
    next: 'shrink-slowly',
  },
});
