/** What would not be seen, or would reorder or restyle what stands around it. */
const UNSEEN = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{DI}\u2800]/u;

const SHOWN = 40;

/**
 * A text of unknown origin as it may be shown: controls, direction marks, invisible characters and unusual spaces as
 * `⟨U+202E⟩`, never obeyed; cut with an ellipsis after `limit` characters, a mark counting as one.
 */
export function visible(given: string, limit = SHOWN): string {
  // Twice the limit in code units holds every character that could be shown.
  const characters = Array.from(given.slice(0, 2 * limit + 2));
  const shown = characters.slice(0, limit).map((character) => {
    if (!UNSEEN.test(character)) return character;
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
  return characters.length > limit ? `${shown.join('')}…` : shown.join('');
}
