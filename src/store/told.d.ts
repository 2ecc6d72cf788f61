/** Texts of declarations in English and Japanese by their place in a built page, made by scripts/viteTold.ts. */
declare module 'virtual:told' {
  const texts: readonly (readonly [en: string, ja: string])[];
  export default texts;
}
