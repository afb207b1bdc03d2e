import { expect, type Locator, type Page } from '@playwright/test';

const PATIENCE = 40;

/** Leaves a control with the Tab key until the wanted one has the focus; a pointer is never needed. */
export async function reachByTab(
  page: Page,
  wanted: Locator,
  options: { from: Locator },
): Promise<void> {
  await options.from.focus();
  for (let presses = 0; presses < PATIENCE; presses += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate(node => node === document.activeElement)) return;
  }
  await expect(wanted).toBeFocused();
}
