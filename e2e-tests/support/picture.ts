import type { Page } from '@playwright/test';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '../../docs/images');

/** Keeps what is on the screen as a picture of the documentation, where UPDATE_PICTURES=1 asks for it. */
export async function picture(
  page: Page,
  name: string,
  options: { height?: number } = {},
): Promise<void> {
  if (process.env.UPDATE_PICTURES !== '1') return;
  // Away from links, so that no tooltip or highlight is in the picture.
  await page.mouse.move(1279, 899);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    clip: { x: 0, y: 0, width: 1280, height: options.height ?? 900 },
  });
}
