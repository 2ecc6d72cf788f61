/**
 * Everything that is pressed or dragged and is smaller than 24 × 24 CSS pixels (WCAG 2.5.8), with its size; runs in the page. The area
 * that answers counts, which may be larger than what is drawn. Links within a sentence are exempt, as they are there.
 */
export function smallTargets(): string[] {
  const REACH = 12;
  const TARGETS =
    'button, a[href], input, select, textarea, summary, [role=button], [role=slider], [role=switch], [role=tab], [role=option], [role=menuitem], [role=radio]';
  const isInSentence = (element: Element): boolean =>
    getComputedStyle(element).display === 'inline' &&
    [...(element.parentNode?.childNodes ?? [])].some((node) => node !== element && node.textContent?.trim() !== '');
  return [...document.querySelectorAll<HTMLInputElement>(TARGETS)].flatMap((element) => {
    const label = element.closest('label');
    const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isShown || element.closest('[inert], [aria-hidden=true]') || isInSentence(element)) return [];
    // A label is pressed as well as what it names.
    const shown = label ?? element;
    if (shown.offsetWidth < 2) return [];
    if (shown.offsetWidth >= 2 * REACH && shown.offsetHeight >= 2 * REACH) return [];
    shown.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, top, width, height } = shown.getBoundingClientRect();
    const answers = (dx: number, dy: number): boolean => {
      const hit = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy);
      return hit !== null && (element.contains(hit) || (label?.contains(hit) ?? false));
    };
    const edge = REACH - 0.5;
    const isLarge = answers(edge, 0) && answers(-edge, 0) && answers(0, edge) && answers(0, -edge);
    const name = element.dataset.testid ?? element.getAttribute('aria-label') ?? element.textContent ?? '';
    return isLarge
      ? []
      : [`${element.className || element.tagName} "${name}" ${Math.round(width)}×${Math.round(height)}`];
  });
}
