import { expect, type Locator, type Page } from '@playwright/test';

/** Chooses from a list that opens. */
export async function choose(
  page: Page,
  label: string,
  option: string,
): Promise<void> {
  await chooseFrom(page.getByLabel(label), option);
}

/** Chooses from a list in a dialog; the page behind it may have a field of the same name. */
export async function chooseIn(
  dialog: Locator,
  label: string,
  option: string,
): Promise<void> {
  await chooseFrom(dialog.getByLabel(label), option);
}

/** Opens the list with the keyboard, and again where the page took the field away while it settled. */
async function chooseFrom(field: Locator, option: string): Promise<void> {
  const wanted = field.page().getByRole('option', { name: option });
  await expect(async () => {
    if (!(await wanted.isVisible())) await field.press('ArrowDown');
    await wanted.click({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
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
  const create = page.getByRole('button', { name: /^(Create|Delete)$/ });
  // a form that is filled in from the address can be replaced just before the click, which is lost then
  await expect(async () => {
    if (!(await create.isVisible())) {
      const review = page.getByRole('button', { name: 'Review' });
      await review.click({ timeout: 10_000 });
    }
    await expect(create).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await create.click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
  const result =
    end === 'completed'
      ? page.getByRole('link', { name: /^(Decision|Waiting for approval)\b/ })
      : page.getByText(reason).first();
  await expect(result).toBeVisible({ timeout: 120_000 });
}

/** The first page of the template for an environment, up to the choice of where it stands, and who pays. */
export async function fillFirstPage(
  page: Page,
  values: { name?: string; description: string; costCentre?: string },
): Promise<void> {
  await page.getByLabel('Name').fill(values.name ?? 'checkout-load-test');
  await page.getByLabel('What is it for?').fill(values.description);
  await pick(page, 'System', { type: 'Check', option: /Checkout/ });
  await page.getByRole('button', { name: 'Next' }).click();
  // The form chooses the only team of the developer by itself.
  await expect(page.getByRole('button', { name: /^Owner/ })).toHaveText(
    'Payments',
  );
  if (values.costCentre) {
    await choose(page, 'Cost centre', values.costCentre);
  }
}
