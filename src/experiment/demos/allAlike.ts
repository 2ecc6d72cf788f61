import { text } from '../../schema/text.ts';
import { defineDemo } from './contract.ts';

export const allAlike = defineDemo({
  id: 'all-alike',
  title: text('Digits that are all alike', 'どれも同じ数字'),
  summary: text('The score rises while variety dies.', '指標は上がり、多様性は消える。'),
  every: 20,
  metrics: ['classesCaptured', 'recognisable'],
  scenes: [
    {
      name: text('Handwriting', '手書き'),
      say: text(
        'Invented handwriting, to train a form reader without customers’ forms.',
        '帳票の読み取りを学習させるための、架空の手書き数字です。実際の帳票は使いません。',
      ),
      open: { a: { preset: 'mnist-mlp', trainTo: 600 } },
      notes: [text('Ask who could tell these from real handwriting.', '本物の手書きと見分けられるかを尋ねます。')],
      until: { read: true },
    },
    {
      name: text('A judge counts', '数える'),
      say: text(
        'A judge counts: {classes} of ten digits are there, {sure} of the images are clear to it.',
        '判定器が数えます。10 種類のうち {classes} 種類。はっきり読めるのは {sure}。',
      ),
      number: 'classes',
      remember: 'before',
      notes: [
        text(
          'Two numbers: how many kinds, and how clear. Keep them apart.',
          '数字は 2 つ。種類の数と、読みやすさ。分けて覚えてもらいます。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('In a hurry', '急ぐ'),
      say: text(
        'Somebody is in a hurry: ten lessons for the generator, one for its critic.',
        '「もっと速く」と、生成器だけを 10 倍学習させます。',
      ),
      moves: [{ key: 'training.generatorSteps', to: 10 }],
      number: 'classes',
      notes: [
        text('“We need it by Friday.” Everybody knows the situation.', '「金曜までに」。誰もが知っている状況です。'),
      ],
      until: { read: true },
    },
    {
      name: text('Your bet', '予想'),
      say: text(
        'The share of images that the judge reads clearly: will it rise or fall?',
        '判定器がはっきり読める割合は、上がる？下がる？',
      ),
      ask: {
        text: text('It will', '読める割合は'),
        kind: 'choice',
        options: [{ text: text('rise', '上がる') }, { text: text('fall', '下がる') }],
      },
      notes: [text('Ask for hands: rise or fall?', '挙手を求めます。上がるか、下がるか。')],
      until: { answered: true },
    },
    {
      name: text('All alike', 'みな同じ'),
      say: text('Forty steps later they are nearly all alike.', '40 ステップ後、どれも似た数字ばかりになりました。'),
      speed: 10,
      number: 'classes',
      notes: [text('Let them say what they see before you do.', '先に、見えたものを言ってもらいます。')],
      until: {
        meets: [
          { metric: 'classesCaptured', atMost: 6 },
          { metric: 'classesCaptured', above: 'before', atMost: -2 },
        ],
        from: 640,
        by: 680,
        otherwise: text('This time {classes} kinds of digits are left.', '今回残った数字は {classes} 種類です。'),
      },
    },
    {
      name: text('A better score', '指標は上昇'),
      say: text(
        'And the judge is happier than before: {sure} are clear; it was {before.sure}.',
        'それなのに、はっきり読める割合は {before.sure} から {sure} に上がりました。',
      ),
      number: 'sure',
      remember: 'hurried',
      notes: [
        text(
          'Pause here. The score rose while the thing was getting worse.',
          'ここで間を置きます。悪くなったのに、数値は上がりました。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Never seen', '見ないまま'),
      say: text(
        'A reader trained on these would hardly have seen {missingDigits}.',
        'これで学習した読み取り機は、{missingDigits} をほとんど見ないままです。',
      ),
      number: 'classes',
      notes: [
        text(
          'Read the missing digits aloud, like a postcode that nobody can deliver.',
          '消えた数字を、届かない郵便番号のように読み上げます。',
        ),
      ],
      until: { read: true },
    },
    {
      name: text('Variety returns', '戻る多様性'),
      say: text('One lesson each again, and variety returns.', '交互に 1 回ずつに戻すと、多様性が戻ります。'),
      moves: [{ key: 'training.generatorSteps', to: 1 }],
      speed: 60,
      number: 'classes',
      notes: [
        text(
          'Ask which of their own numbers counts variety.',
          '自分たちの指標のうち、多様性を数えているのはどれかを尋ねます。',
        ),
      ],
      until: {
        meets: [{ metric: 'classesCaptured', atLeast: 7 }],
        from: 1_000,
        by: 1_400,
        otherwise: text('So far {classes} kinds are back.', 'ここまでに {classes} 種類が戻りました。'),
      },
    },
  ],
  ending: [
    { metric: 'classesCaptured', run: 'a', atLeast: 7 },
    { metric: 'recognisable', above: 'hurried', atMost: 0 },
  ],
  card: {
    title: text('The score went up while the variety died', '指標は上がり、多様性は消えた'),
    text: text(
      'Each image alone was easier to read than before. Only counting the classes shows what had gone.',
      '画像を 1 枚ずつ見れば、以前より読みやすくなっていました。何が消えたかは、種類を数えて初めて分かります。',
    ),
    shows: [
      {
        text: text('kinds of digits at step 600', '600 ステップ：数字の種類'),
        metric: 'classesCaptured',
        at: 600,
        as: 'count',
      },
      {
        text: text('kinds after forty hurried steps', '急いだ 40 ステップ後：数字の種類'),
        metric: 'classesCaptured',
        at: 640,
        as: 'count',
      },
      {
        text: text('read clearly at step 600', '600 ステップ：はっきり読める'),
        metric: 'recognisable',
        at: 600,
        as: 'percent',
      },
      {
        text: text('read clearly after forty hurried steps', '急いだ 40 ステップ後：はっきり読める'),
        metric: 'recognisable',
        at: 640,
        as: 'percent',
      },
    ],
    link: { preset: 'mnist-conditional' },
    next: 'one-step',
  },
});
