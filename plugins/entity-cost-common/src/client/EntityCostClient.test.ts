import { EntityCostClient } from './EntityCostClient';

function clientThat(answer: () => Response) {
  const calls: Array<{ url: string; init?: RequestInit }> = [];
  const client = new EntityCostClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, calls };
}

describe('EntityCostClient', () => {
  it('writes filters as the description has them, and the token', async () => {
    const { client, calls } = clientThat(() => Response.json({ items: [] }));
    await client.listCosts(
      { month: '2026-03', owner: ['group:default/a', 'group:default/b&c'] },
      { token: 'secret' },
    );
    expect(calls[0].url).toBe(
      'http://portal/api/entity-cost/costs?month=2026-03&owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb%26c',
    );
    expect(calls[0].init?.headers).toMatchObject({
      Authorization: 'Bearer secret',
    });
  });

  it('sends a file as it is', async () => {
    const { client, calls } = clientThat(() => Response.json({}));
    const content = new Uint8Array([0, 255]);
    await client.uploadLoad({ source: 'upload', name: 'a b.csv', content });
    expect(calls[0].url).toBe(
      'http://portal/api/entity-cost/loads?source=upload&name=a+b.csv',
    );
    expect(calls[0].init?.body).toBe(content);
  });

  it('throws the code that the server gave', async () => {
    const { client } = clientThat(() =>
      Response.json(
        { error: { code: 'rules-changed', message: 'Load them again.' } },
        { status: 409, headers: { 'retry-after': '5' } },
      ),
    );
    await expect(client.getRules()).rejects.toMatchObject({
      code: 'rules-changed',
      message: 'Load them again.',
      statusCode: 409,
      retryAfter: 5,
    });
  });

  it.each([
    [new Response('<html>', { status: 200 }), 'answer-unreadable'],
    [new Response('<html>', { status: 503 }), 'http-503'],
    [new Response('{"error":[]}', { status: 500 }), 'http-500'],
  ])('takes nothing about an answer for granted', async (answer, code) => {
    const { client } = clientThat(() => answer);
    await expect(client.getStatus()).rejects.toMatchObject({ code });
  });

  it('refuses what is no entity ref before it asks', async () => {
    const { client, calls } = clientThat(() => Response.json({}));
    await expect(
      client.getEntityCosts({ entityRef: 'shop' }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(calls).toEqual([]);
  });
});
