import { expect, type Browser, type Page } from '@playwright/test';

/** A browser of its own, signed in through the sign-in page as one of the personas. */
export async function signIn(options: {
  browser: Browser;
  url: string;
  role: string;
  team: string;
}): Promise<Page> {
  const context = await options.browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  // Text of evidence that ran as a script would open one.
  page.on('dialog', dialog => {
    throw new Error(`The page opened a dialog: ${dialog.message()}`);
  });
  await page.goto(options.url);
  await page
    .getByRole('button', {
      name: new RegExp(`^${options.role}.*${options.team}`),
    })
    .click();
  const home = page.getByRole('heading', { name: /within the guardrails/ });
  const again = page.getByRole('button', { name: 'Try again' });
  // Right after the first start the catalog may not know the persona yet.
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(home).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  return page;
}
