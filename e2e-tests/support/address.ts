import { expect, type Page } from '@playwright/test';

/** The address of the page has these parameters, in any order. */
export async function expectAddress(
  page: Page,
  expected: Record<string, string>,
): Promise<void> {
  await expect
    .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
    .toMatchObject(expected);
}
