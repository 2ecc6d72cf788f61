import { text } from '../../schema/text.ts';
import { type Changes, defineDemo } from './contract.ts';

/** The networks and rates of the paper's penalty experiments, on a ring of eight. */
const coach = (method: string, changes: Changes, label: ReturnType<typeof text>) => ({
  preset: 'gp-strong',
  changes: { 'data.id': 'ring', 'data.radius': 1.4, 'data.std': 0.05, 'method.id': method, ...changes },
  label,
});

export const threeCoaches = defineDemo({
  id: 'three-coaches',
  title: text('Clip, two-sided, one-sided', '3 人のコーチ'),
  summary: text(
    'Three ways to hold a critic back, and what each does to its pupil.',
    '識別器を抑える 3 つの方法と、生徒に起こること。',
  ),
  every: 20,
  metrics: ['strictModes', 'modes', 'highQuality', 'criticSlopeMean'],
  scenes: [
    {
      name: text('Three coaches', '3 人のコーチ'),
      say: text(
        'Three coaches, the same pupil: each calls out to the points where to go.',
        '同じ生徒に 3 人のコーチ。点に、進む向きを声で教えます。',
      ),
      open: {
        a: coach('wgan-clip', { 'penalty.clip': 0.01 }, text('clipped', '切り詰め')),
        b: coach('wgan-gp', { 'penalty.weight': 50 }, text('two-sided', '両側')),
        c: coach('wgan-lp', { 'penalty.weight': 50 }, text('one-sided', '片側')),
      },
      notes: [
        text(
          'The coach is the critic, the pupil the generator. Do not explain more.',
          'コーチは識別器、生徒は生成器です。それ以上は説明しません。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('The rules', '決まり'),
      say: text(
        'The first may only whisper. The second must speak at exactly volume one. The third, at one or less.',
        '1 人目はささやくだけ。2 人目は「ちょうど 1」の声。3 人目は「1 以下」なら自由です。',
      ),
      notes: [
        text(
          'Say the three rules with your own voice: a whisper, always loud, as you like up to loud.',
          '3 つの決まりを自分の声で演じます。ささやき、いつも大声、大声まで自由。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Your bet', '予想'),
      say: text('Whom would you hire?', 'あなたなら、誰に任せますか。'),
      ask: {
        text: text('The coach', 'コーチ'),
        kind: 'choice',
        options: [
          { text: text('whispers', 'ささやく') },
          { text: text('exactly one', 'ちょうど 1') },
          { text: text('one or less', '1 以下') },
        ],
      },
      notes: [
        text('Ask for hands, and for one reason for each coach.', '挙手を求め、それぞれ理由を 1 つずつ聞きます。'),
      ],
      until: { answered: true },
    },
    {
      name: text('The whisperer', 'ささやく人'),
      say: text('The whisperer gets them near, never quite there.', 'ささやくコーチは近くまで。あと一歩が届きません。'),
      speed: 40,
      number: 'sharp',
      point: { run: 'a' },
      notes: [text('Point at the distance that is left on the first stage.', '1 人目のステージに残る距離を指します。')],
      until: {
        meets: [
          { metric: 'strictModes', run: 'a', atLeast: 7 },
          { metric: 'highQuality', run: 'a', atMost: 0.2 },
        ],
        from: 600,
        by: 800,
        otherwise: text(
          'This time the whisperer does better: {a.sharp} on target.',
          '今回はささやくコーチも健闘し、{a.sharp} が的中しました。',
        ),
      },
    },
    {
      name: text('Exactly one', 'ちょうど 1'),
      say: text(
        'The one who may never speak softly keeps pushing: only {b.sharp} can settle.',
        '声を落とせないコーチは押し続け、落ち着けたのは {b.sharp} だけです。',
      ),
      number: 'sharp',
      point: { run: 'b' },
      notes: [
        text(
          'Watch one point on the second stage: it never comes to rest.',
          '2 人目のステージの点を 1 つ追います。止まることがありません。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('One or less', '1 以下'),
      say: text(
        'The one who may speak softly does, a little: {c.held} of {c.total}, {c.sharp} on target.',
        '声を抑えてよいコーチは少しだけ抑え、{c.total} つのうち {c.held}、{c.sharp} が的中しました。',
      ),
      number: 'sharp',
      point: { run: 'c' },
      notes: [
        text(
          'In the field: clipping, two-sided and one-sided penalty. Say it last.',
          '専門用語では、クリップ、両側ペナルティ、片側ペナルティ。最後に伝えます。',
        ),
      ],
      until: { read: true },
    },
  ],
  ending: [
    { metric: 'highQuality', run: 'a', atMost: 0.2 },
    { metric: 'highQuality', run: 'b', atMost: 0.3 },
    { metric: 'highQuality', run: 'c', atLeast: 0.35 },
    { metric: 'strictModes', run: 'c', atLeast: 7 },
  ],
  card: {
    title: text('A limit, not an order', '命令ではなく、上限を'),
    text: text(
      'The best critic is flat where nothing is left to learn. A penalty on both sides forbids that; one on slopes above one does not.',
      '学ぶことがなくなった所では、最適な識別器は平らです。両側ペナルティはそれを許しませんが、1 を超える傾きだけへのペナルティは許します。',
    ),
    shows: [
      { text: text('on target, clipped', '切り詰め：的中'), metric: 'highQuality', run: 'a', as: 'percent' },
      { text: text('on target, two-sided', '両側：的中'), metric: 'highQuality', run: 'b', as: 'percent' },
      { text: text('on target, one-sided', '片側：的中'), metric: 'highQuality', run: 'c', as: 'percent' },
    ],
    link: { preset: 'lp' },
    next: 'all-alike',
  },
});
