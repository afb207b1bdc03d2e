import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Holds what the suite draws to WCAG 2.2 A and AA. The frame around it (header, tabs, catalog, stepper) is
 * Backstage's own and is judged where it is made.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // A tab of Backstage UI names a panel that the app does not draw.
    .exclude('.bui-Tab')
    // Relations on the overview of an entity: they scroll without the keyboard, and their progress has no name.
    .exclude('article:has([role=grid])')
    .exclude('article:has(.MuiCircularProgress-root)')
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html }) =>
        `${id} at ${target.join(' ')}: ${html.slice(0, 200)}`,
    ),
  );
  // soft: one run names what is wrong on every page
  expect.soft(found).toEqual([]);
}
