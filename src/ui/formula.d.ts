/** MathML of every formula by the name that stands for it in a built page, made by scripts/viteTex.ts. */
declare module 'virtual:formulas' {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
