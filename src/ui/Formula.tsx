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

/** A formula wider than its place scrolls, so the keyboard must reach it. */
function reachIfWide(element: HTMLDivElement | null): void {
  if (element && element.scrollWidth > element.clientWidth) element.tabIndex = 0;
}

function MathMl({ of, className }: { readonly of: string; readonly className: string }) {
  const mathMl = of.startsWith('<') ? of : (use(formulas())[of] ?? '');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML made from our own source at build time
  return <div key={of} ref={reachIfWide} className={className} dangerouslySetInnerHTML={{ __html: mathMl }} />;
}

/** A formula: the MathML itself, or in a built page the name of one (see schema/tex.ts). */
export function Formula(props: { readonly of: string; readonly className: string }) {
  return (
    <Suspense fallback={<div className={props.className} />}>
      <MathMl {...props} />
    </Suspense>
  );
}
