/** A sentence or label in every language of the interface. Declarations carry their own texts in this form. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Text;

/** Languages in the order in which the switch shows them. */
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

/** Short way to write a text inside a declaration. */
export function text(en: string, ja: string): Text {
  return { en, ja };
}
