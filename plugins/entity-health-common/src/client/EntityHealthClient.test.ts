import { EntityHealthClient } from './EntityHealthClient';

const discoveryApi = {
  getBaseUrl: async (id: string) => `https://b.example/${id}`,
};

function clientOf(answer: () => Response) {
  const fetch = jest.fn(
    async (_url: string | URL | Request, _init?: RequestInit) => answer(),
  );
  return {
    fetch,
    client: new EntityHealthClient({ discoveryApi, fetchApi: { fetch } }),
  };
}

describe('EntityHealthClient', () => {
  it('asks with the token and filters of the caller', async () => {
    const { client, fetch } = clientOf(() => Response.json({ items: [] }));
    const query = { status: ['fail' as const, 'warn' as const], search: 'a&b' };
    await client.listEndpoints(query, { token: 'one' });
    const [[url, init]] = fetch.mock.calls;
    expect(url).toBe(
      'https://b.example/entity-health/endpoints?status=fail&status=warn&search=a%26b',
    );
    expect(init?.headers).toMatchObject({ Authorization: 'Bearer one' });
  });

  it('asks for an entity by its parts', async () => {
    const { client, fetch } = clientOf(() => Response.json({}));
    await client.getEntityHealth('component:default/one');
    expect(fetch.mock.calls[0][0]).toBe(
      'https://b.example/entity-health/entities/component/default/one',
    );
  });

  it.each([
    [
      'a refusal',
      Response.json(
        { error: { code: 'not-found', message: 'No such entity.' } },
        { status: 404 },
      ),
      { code: 'not-found', message: 'No such entity.', statusCode: 404 },
    ],
    [
      'the page of a proxy',
      new Response('<html>', { status: 502, statusText: 'Bad Gateway' }),
      { code: 'http-502', statusCode: 502 },
    ],
    [
      'a page to sign in',
      new Response('<html>', { status: 200 }),
      { code: 'answer-unreadable', statusCode: 502 },
    ],
  ])('throws %s with a code', async (_, answer, error) => {
    const { client } = clientOf(() => answer);
    await expect(client.getStatus()).rejects.toMatchObject({
      name: 'EntityHealthError',
      ...error,
    });
  });

  it('refuses what is no entity reference before it asks', async () => {
    const { client, fetch } = clientOf(() => Response.json({}));
    await expect(
      (async () => client.getEntityHealth('one/../two'))(),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(fetch).not.toHaveBeenCalled();
  });
});
