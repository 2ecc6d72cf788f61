import { text } from '../../schema/text.ts';

/** Why an instrument that looks at every code has nothing to say. */
export const tooManyCodes = text(
  'Codes of more than 12 bits are too many to look at one by one: choose fewer bits.',
  '12 ビットを超える符号は多すぎて、1 つずつ調べられません。ビット数を減らすと使えます。',
);
