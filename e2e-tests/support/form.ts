import { expect, type Page } from '@playwright/test';

/** Chooses from a list that opens. */
export async function choose(
  page: Page,
  label: string,
  option: string,
): Promise<void> {
  await page.getByLabel(label).click();
  await page.getByRole('option', { name: option }).click();
}

/** Chooses an entity of the catalog by typing the start of its name. */
export async function pick(
  page: Page,
  label: string,
  options: { type: string; option: string | RegExp },
): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(options.type);
  await page.getByRole('option', { name: options.option }).first().click();
}

/** Leaves the form for its review, submits it, and waits until the task has come to its end. */
export async function submit(
  page: Page,
  end: 'completed' | 'failed',
  reason = /Denied: \d+ finding/,
): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
  const result =
    end === 'completed'
      ? page.getByRole('link', { name: 'The decision' })
      : page.getByText(reason).first();
  await expect(result).toBeVisible({ timeout: 120_000 });
}
