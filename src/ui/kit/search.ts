const KATAKANA = /[\u30a1-\u30f6]/g;
const TO_HIRAGANA = 0x60;

/** One spelling for full and half width, capitals and small letters, katakana and hiragana. */
export const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - TO_HIRAGANA));

/** Whether words, already `plain`, have every word of a search, in any order; an empty search is found everywhere. */
export const hasAll = (words: string, search: string): boolean =>
  plain(search)
    .split(/\s+/)
    .every((word) => words.includes(word));
