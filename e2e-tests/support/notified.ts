import { expect, type Page } from '@playwright/test';
import type { Shop } from './shop';

/** Opens the notifications until one has this title. */
export async function expectNotified(
  page: Page,
  options: { shop: Shop; title: string },
): Promise<void> {
  const { shop, title } = options;
  await expect(async () => {
    await shop.run('entity-health', 'entity-health-alerts');
    await page.goto(`${shop.portal.url}/notifications`);
    await expect(page.getByText(title).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
}
