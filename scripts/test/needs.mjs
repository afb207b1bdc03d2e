import { existsSync } from 'node:fs';
import { findTool } from '../lib/tools.mjs';

/** For a part's `needs`: why it cannot run, where one of the programs is absent. */
export const needsTool =
  (...names) =>
  () => {
    const absent = names.filter(name => !findTool(name));
    return absent.length
      ? `because ${absent.join(' and ')} is not installed`
      : undefined;
  };

/** The browser that the journey and the install proof drive. */
export function findBrowser() {
  return (
    process.env.CHROMIUM ||
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
      .map(name => findTool(name))
      .find(Boolean) ||
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(
      existsSync,
    )
  );
}

export const needsBrowser = () =>
  findBrowser() ? undefined : 'because there is no Chromium or Chrome';
