import { text } from '../../schema/text.ts';
import { defineDemo } from './contract.ts';
import { keptMore, SEGMENTS } from './segments.ts';

const COLLAPSED = [
  { metric: 'strictModes', atMost: 4 },
  { metric: 'highQuality', atLeast: 0.5 },
] as const;

const counts = ['8', '6', '4', '2'].map((value) => ({ text: text(value, value) }));

export const collapseCosts = defineDemo({
  id: 'collapse-costs',
  title: text('What mode collapse costs', 'モード崩壊の代償'),
  summary: text(
    'Invented customers that all look real, and whole segments that are gone.',
    'どれも本物に見える架空の顧客。それでも、消えたセグメントがあります。',
  ),
  names: SEGMENTS,
  every: 100,
  metrics: ['strictModes', 'modes', 'highQuality'],
  scenes: [
    {
      name: text('The market', '市場'),
      say: text(
        'Eight customer segments. Every dot is a real customer.',
        '顧客は 8 つのセグメントに分かれます。点の 1 つ 1 つが実在の顧客です。',
      ),
      open: { a: { preset: 'collapse' } },
      notes: [
        text(
          'Let people think of their own customers: which group is small, but would make the newspapers if you forgot it?',
          '自社の顧客を思い浮かべてもらいます。小さくても、忘れたら困るのはどのグループでしょう。',
        ),
        text('Take the spotlight (L) once around the ring.', 'スポットライト（L）でリングを 1 周します。'),
      ],
      until: { read: true },
    },
    {
      name: text('The generator', '生成器'),
      say: text(
        'A generator invents customers like these, so that no real data need leave the house.',
        '生成器が、これとそっくりな架空の顧客を作ります。実データを外に出さずに済みます。',
      ),
      speed: 40,
      notes: [
        text(
          'The critic is an inspector: one record, one stamp. It never sees the pile.',
          '識別器は検査係です。1 件ずつ判を押すだけで、全体は見ません。',
        ),
      ],
      until: { step: 100 },
    },
    {
      name: text('Your bet', '予想'),
      say: text('How many of the eight will it still make in the end?', '最後まで残るのは、8 つのうちいくつでしょう。'),
      ask: { text: text('Segments left', '残るセグメントの数'), kind: 'choice', options: counts },
      notes: [
        text(
          'Ask for hands: eight? Six? Four? Remember the count.',
          '挙手を求めます。8 つ、6 つ、4 つ。人数を覚えておきます。',
        ),
        text('Do not comment.', '何も言いません。'),
      ],
      until: { answered: true },
    },
    {
      name: text('A sharp critic', '鋭い識別器'),
      say: text(
        'A critic says only “real” or “fake”. This one learns faster than the generator.',
        '識別器は「本物」か「偽物」かを言うだけ。ここでは生成器より速く学習します。',
      ),
      speed: 400,
      number: 'held',
      notes: [
        text(
          'Silence. Let them see it; if somebody says “there!”, you have won.',
          '黙って見せます。誰かが「あっ」と言えば成功です。',
        ),
      ],
      until: { meets: [COLLAPSED[0]], from: 500, by: 4_000, otherwise: keptMore },
    },
    {
      name: text('Gone', '消えた'),
      say: text('{lostCount} segments are gone: {lostNames}.', '{lostCount} つのセグメントが消えました：{lostNames}。'),
      speed: 1_000,
      number: 'held',
      point: 'lost',
      notes: [
        text(
          'Read the names aloud, slowly. Names hurt more than numbers.',
          '消えた名前をゆっくり読み上げます。数字より名前のほうが心に残ります。',
        ),
      ],
      until: { meets: COLLAPSED, from: 4_000, by: 4_500, otherwise: keptMore },
    },
    {
      name: text('Nobody notices', '気づかない'),
      say: text(
        'And nobody notices: {sharp} of the invented customers pass for real.',
        'それでも気づかれません。作られた顧客の {sharp} は本物で通ります。',
      ),
      number: 'sharp',
      cards: 5,
      notes: [
        text(
          '“Your auditor draws five. All five are fine. Signed.”',
          '「監査で 5 件抜き取ります。5 件とも問題なし。合格です。」',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('The cost', '代償'),
      say: text(
        'Of a million customers, {outOfSight} are in segments this model has never heard of.',
        '顧客 100 万人のうち {outOfSight} 人は、このモデルが知らないセグメントの人です。',
      ),
      number: 'outOfSight',
      point: 'lost',
      notes: [
        text(
          'It is not bad luck: the card shows other seeds. It can be measured, and it can be cured; that is the next demo.',
          '運が悪かったのではありません。別のシードでの結果がカードにあります。測れますし、直せます。それが次のデモです。',
        ),
        text(
          'If asked “is it rigged?”: the settings are on the card; the critic is too strong on purpose.',
          '「仕込みでは」と聞かれたら：設定はカードにあります。識別器はわざと強くしてあります。',
        ),
      ],
      until: { read: true },
    },
  ],
  ending: COLLAPSED,
  card: {
    title: text('Spot checks cannot find it; counting does', '抜き取り検査では見つからない。数えれば分かる'),
    text: text(
      'What was made looks right, and most segments are missing. The critic judges one point at a time; nothing in this game counts segments.',
      '作られた点は本物らしく見えますが、多くのセグメントが抜け落ちています。識別器は点を 1 つずつ判定するだけで、セグメントを数える仕組みはありません。',
    ),
    shows: [
      { text: text('segments left of eight', '8 つのうち残ったセグメント'), metric: 'strictModes', as: 'count' },
      { text: text('of what was made passes for real', '本物で通るものの割合'), metric: 'highQuality', as: 'percent' },
    ],
    link: { preset: 'collapse' },
    next: 'smoothing-buys',
  },
});
