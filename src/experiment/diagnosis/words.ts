const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const rounded = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** `12,400`; English and Japanese group digits alike. */
export const count = (value: number): string => whole.format(value);

/** Two significant digits, with a true minus. */
export const value = (given: number): string => rounded.format(given).replace('-', '−');

/** `96 %`. */
export const percent = (share: number): string => `${whole.format(100 * share)} %`;

/** Things in Japanese: つ up to nine, 個 beyond and for none. */
export const things = (number: number): string => (number >= 1 && number <= 9 ? `${number} つ` : `${count(number)} 個`);
