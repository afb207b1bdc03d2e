import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when every address answers below 500, or with the address that did not within the time. */
export async function waitUntilReady({ urls, timeout, signal }) {
  const end = Date.now() + timeout;
  for (const url of urls) {
    while (!(await answers(url))) {
      if (signal.aborted) return { ready: false, url };
      if (Date.now() > end) return { ready: false, url };
      await sleep(250);
    }
  }
  return { ready: true };
}

function answers(url) {
  return new Promise(resolve => {
    const request = get(url, { timeout: 5_000 }, response => {
      response.resume();
      resolve(response.statusCode < 500);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
