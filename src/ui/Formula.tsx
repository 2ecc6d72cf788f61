import { Suspense, use } from 'react';

let fetched: Promise<Readonly<Record<string, string>>> | undefined;

/** Every formula of the page, fetched when the first one is shown; without them, after a failure, none. */
function formulas(): Promise<Readonly<Record<string, string>>> {
  fetched ??= import('virtual:formulas').then(
    (module) => module.default,
    () => {
      fetched = undefined;
      return {};
    },
  );
  return fetched;
}

/** What of its type a formula keeps at least, so that it stays legible. */
const SMALLEST = 0.75;

/**
 * A formula wider than its place, which MathML does not wrap, is set smaller; what is wider still scrolls, with its bar in sight
 * and within reach of the keyboard.
 */
function fitWidth(element: HTMLDivElement | null): (() => void) | undefined {
  if (!element) return undefined;
  const fit = () => {
    element.style.fontSize = '';
    const share = element.clientWidth / element.scrollWidth;
    if (share > 0 && share < 1) {
      const full = Number.parseFloat(getComputedStyle(element).fontSize);
      // Rounded down, for spaces between signs do not shrink evenly.
      element.style.fontSize = `${Math.floor(10 * full * Math.max(SMALLEST, share)) / 10}px`;
    }
    const isWide = element.scrollWidth > element.clientWidth;
    element.toggleAttribute('data-wide', isWide);
    if (isWide) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(fit);
  observer.observe(element);
  return () => observer.disconnect();
}

function MathMl({ of, className }: { readonly of: string; readonly className: string }) {
  const mathMl = of.startsWith('<') ? of : (use(formulas())[of] ?? '');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML made from our own source at build time
  return <div key={of} ref={fitWidth} className={className} dangerouslySetInnerHTML={{ __html: mathMl }} />;
}

/** A formula: the MathML itself, or in a built page the name of one (see schema/tex.ts). */
export function Formula(props: { readonly of: string; readonly className: string }) {
  return (
    <Suspense fallback={<div className={props.className} />}>
      <MathMl {...props} />
    </Suspense>
  );
}
