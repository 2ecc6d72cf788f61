import { text } from '../../schema/text.ts';
import type { LessonHead } from './contract.ts';

const KERNEL = text('Kernel GAN', 'カーネル GAN');
const CLASSES = text('AM-GAN', 'AM-GAN');

/** Every lesson in the order of a course. A new one is a file and an entry here. */
export const LESSONS: readonly LessonHead[] = [
  {
    id: 'survive',
    title: text('How many survive?', 'いくつ残るか'),
    summary: text(
      'What mode collapse is, and why samples that look good do not rule it out.',
      'モード崩壊とは何か。良く見えるサンプルでも、崩壊は否定できません。',
    ),
    minutes: 12,
    paper: KERNEL,
    load: () => import('./survive.ts').then(({ survive }) => survive),
  },
  {
    id: 'reach',
    title: text('How far does a kernel reach?', 'カーネルはどこまで届くか'),
    summary: text(
      'The force between two clouds dies beyond a few bandwidths.',
      '2 つの点の集まりの間の力は、帯域幅の数倍で消えます。',
    ),
    minutes: 15,
    paper: KERNEL,
    load: () => import('./reach.ts').then(({ reach }) => reach),
  },
  {
    id: 'slowly',
    title: text('Shrink, but slowly', '狭めるなら、ゆっくり'),
    summary: text(
      'How fast may the kernel narrow before modes are lost?',
      'カーネルをどこまで速く狭めると、モードが失われるでしょうか。',
    ),
    minutes: 15,
    paper: KERNEL,
    load: () => import('./slowly.ts').then(({ slowly }) => slowly),
  },
  {
    id: 'per-class',
    title: text('Ask for a class', 'クラスを指定する'),
    summary: text('Labels given in advance, and labels found on the way.', '先に与えるラベルと、後から付けるラベル。'),
    minutes: 15,
    paper: CLASSES,
    load: () => import('./perClass.ts').then(({ perClass }) => perClass),
  },
];
