/** Address at which anybody opens what is shown, in the page as it is; the hash names it. */
export const addressOf = (hash: string): string => `${location.origin}${location.pathname}${hash}`;
