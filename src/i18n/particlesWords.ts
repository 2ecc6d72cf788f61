import { text } from '../schema/text.ts';

/** What is said of particles that a formula moves. */
export const particlesWords = {
  flow: {
    parts: {
      generated: text('Particles', '粒子'),
      target: text('Target', '目標'),
      move: text('Move', '移動'),
      back: text('next step', '次のステップ'),
    },
    told: {
      place: text('The particles stand where the last step left them.', '粒子は前のステップで止まった位置にあります。'),
      target: text('The target’s formula is asked at every particle.', '各粒子の位置で目標の式を計算します。'),
      pushed: text(
        'Every particle climbs the density, and is pushed away by those within reach.',
        '各粒子は密度を登り、近くの粒子から押し返されます。',
      ),
      noisy: text(
        'Every particle takes a step along the score, with noise added.',
        '各粒子が、ノイズを加えながらスコアの向きへ進みます。',
      ),
      tested: text(
        'Every particle proposes a place, and goes there or stays, by the ratio of densities.',
        '各粒子が行き先を提案し、密度の比で移るか留まるかを決めます。',
      ),
    },
  },
  help: {
    lead: text(
      'Modescope moves particles in this page, on this device, until they are samples of a density that is given by a formula. Press Play, then move a control.',
      'Modescope は、式で与えられた密度のサンプルになるまで、粒子をこのページの中で、この端末だけを使って動かします。学習開始を押し、設定を動かしてみてください。',
    ),
  },
  shell: {
    states: {
      diverged: {
        training: text(
          'The particles left the number range at step {{step}}',
          'ステップ {{step}} で粒子が発散しました',
        ),
        body: text(
          'Places became non-finite, most likely because the step size is too large. The last healthy state, step {{healthy}}, is kept.',
          '位置が有限でなくなりました。ステップ幅が大きすぎるためと考えられます。最後の正常な状態（ステップ {{healthy}}）を保持しています。',
        ),
        lowerRate: text('Lower the step size to {{rate}}', 'ステップ幅を {{rate}} に下げる'),
      },
    },
  },
  stage: {
    layers: { generated: text('Particles', '粒子') },
    help: {
      generated: text('Where the particles are now.', '粒子の現在の位置。'),
      trails: text('Recent paths of a few particles.', 'いくつかの粒子がたどった最近の経路。'),
    },
    idle: { latentGrid: text('Particles have no latents.', '粒子には潜在変数がありません。') },
  },
} as const;
