import { ShopError } from './__testUtils__/ShopError';

describe('ServiceError', () => {
  it.each([
    ['not-found', undefined, 404],
    ['not-found', 410, 410],
    ['http-418', undefined, 500],
    ['toString', undefined, 500],
  ])('gives %s with %p the status %d', (code, statusCode, expected) => {
    const error = new ShopError({ code, message: 'No.', statusCode });
    expect(error.statusCode).toBe(expected);
  });

  it('has only the fields that are known', () => {
    const error = new ShopError({
      code: 'not-found',
      message: 'No such item.',
    });
    expect({ ...error }).toEqual({
      name: 'ShopError',
      code: 'not-found',
      statusCode: 404,
    });
    expect(error).not.toHaveProperty('cause');
  });
});
