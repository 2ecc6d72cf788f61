import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Scope {
  /** The part of the page that is looked at, as a selector; all of it by default. */
  readonly include?: string;
  readonly exclude?: string;
  /** Slight faults count, too. */
  readonly strict?: boolean;
}

/** What axe finds that keeps somebody from using the page, as text. */
export async function axeFaults(page: Page, { include, exclude, strict = false }: Scope = {}): Promise<string[]> {
  // Without frames there is no need of a second page that puts answers together, and nobody reads what axe lists as passed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (include) axe.include(include);
  if (exclude) axe.exclude(exclude);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => strict || impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
