import type { startBackend } from './startBackend';

/**
 * Asks as fast as answers come, kills the process in the middle, starts it again on the same database,
 * and counts the acknowledged decisions that are not there.
 */
export async function lostAfterKill(options: {
  start: () => ReturnType<typeof startBackend>;
  token: string;
  body: string;
  /** How long it asks before the process dies. */
  seconds: number;
}): Promise<{ acknowledged: number; lost: number }> {
  const { start, token, body, seconds } = options;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  };
  const acknowledged: string[] = [];
  const first = await start();
  let running = true;
  const ask = async () => {
    while (running) {
      try {
        const response = await fetch(`${first.url}/decisions`, {
          method: 'POST',
          headers,
          body,
        });
        if (response.status === 201)
          acknowledged.push((await response.json()).id);
      } catch {
        return;
      }
    }
  };
  const askers = Array.from({ length: 24 }, ask);
  const enough = Date.now() + seconds * 1000;
  while (Date.now() < enough)
    await new Promise(resolve => setTimeout(resolve, 50));
  await first.kill();
  running = false;
  await Promise.all(askers);

  const second = await start();
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: '200',
      ...(cursor && { cursor }),
    });
    const page = await (
      await fetch(`${second.url}/decisions?${query}`, { headers })
    ).json();
    for (const { id } of page.items) found.add(id);
    cursor = page.nextCursor;
  } while (cursor);
  await second.kill();
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(id => !found.has(id)).length,
  };
}
