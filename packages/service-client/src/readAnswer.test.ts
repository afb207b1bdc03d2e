import { ShopError } from './__testUtils__/ShopError';
import { readJsonAnswer } from './readAnswer';

const shop = { name: 'The shop', Failure: ShopError };

function refused(body: unknown, init: ResponseInit = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status: 409,
    statusText: 'Conflict',
    ...init,
  });
}

const asProxy = {
  code: 'http-409',
  message: 'The shop answered 409 Conflict',
  statusCode: 409,
};

describe('readJsonAnswer', () => {
  it('reads JSON', async () => {
    await expect(
      readJsonAnswer(Response.json({ open: true }), shop),
    ).resolves.toEqual({ open: true });
  });

  it.each([
    [
      'a refusal of the service',
      refused(
        {
          error: {
            code: 'shop-closed',
            message: 'Come back at nine.',
            path: '/items/0',
          },
        },
        { headers: { 'retry-after': '30' } },
      ),
      {
        code: 'shop-closed',
        message: 'Come back at nine.',
        statusCode: 409,
        path: '/items/0',
        retryAfter: 30,
      },
    ],
    ['a page of a proxy', refused('<html>'), asProxy],
    ['an empty answer', refused(''), asProxy],
    ['a list', refused({ error: [] }), asProxy],
    ['nothing', refused('null'), asProxy],
    ['a text', refused({ error: 'closed' }), asProxy],
    ['a null', refused({ error: null }), asProxy],
    [
      'values of other types',
      refused({ error: { code: 7, message: {}, path: [] } }),
      asProxy,
    ],
    [
      'a status without its words',
      refused('', { status: 502, statusText: '' }),
      { code: 'http-502', message: 'The shop answered 502', statusCode: 502 },
    ],
    [
      'a page to sign in',
      new Response('<html>'),
      {
        code: 'answer-unreadable',
        statusCode: 502,
        message:
          'The answer is not JSON, so it is not from the shop. Check the address, the sign-in and the proxy in front of the service.',
      },
    ],
  ])('throws for %s', async (_, answer, expected) => {
    const thrown = await readJsonAnswer(answer, shop).catch(error => error);
    expect(thrown).toBeInstanceOf(ShopError);
    const { message, ...fields } = thrown as ShopError;
    expect({ message, ...fields }).toEqual({
      name: 'ShopError',
      ...expected,
    });
  });

  it.each(['Wed, 21 Oct 2026 07:28:00 GMT', '-1', '0', 'Infinity', ''])(
    'does not say to wait for %j',
    async header => {
      const answer = refused('', { headers: { 'retry-after': header } });
      await expect(readJsonAnswer(answer, shop)).rejects.toMatchObject({
        retryAfter: undefined,
      });
    },
  );
});
