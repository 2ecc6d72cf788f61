/** Height of a figure for its width, CSS pixels: a stage of three by two and the line below it. */
const STAGE = { share: 0.62, least: 220, most: 560 };

function heightNow(): number {
  const bar = document.querySelector('.embed-bar')?.getBoundingClientRect().height ?? 0;
  const { share, least, most } = STAGE;
  return Math.ceil(Math.min(most, Math.max(least, share * document.documentElement.clientWidth)) + bar);
}

/** The height that suits the figure, which fills whatever height its frame has. */
export const followHeight = {
  height: heightNow,
  /** Calls whenever that height changes. */
  start(changed: () => void): void {
    let last = 0;
    const look = (): void => {
      const height = heightNow();
      if (height === last) return;
      last = height;
      changed();
    };
    const observer = new ResizeObserver(look);
    observer.observe(document.documentElement);
    // The line below the stage comes, and wraps, without the page getting any wider.
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  },
};
