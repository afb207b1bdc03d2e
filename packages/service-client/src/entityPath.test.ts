import { ShopError } from './__testUtils__/ShopError';
import { entityPath } from './entityPath';

describe('entityPath', () => {
  it('names the parts', () => {
    expect(entityPath('component:default/one', ShopError)).toEqual({
      kind: 'component',
      namespace: 'default',
      name: 'one',
    });
  });

  it.each(['one', 'component:one', 'default/one', 'a:b/c/d', 'one/../two', ''])(
    'refuses %j',
    text => {
      expect(() => entityPath(text, ShopError)).toThrow(
        expect.objectContaining({
          code: 'bad-request',
          message: `${JSON.stringify(
            text,
          )} is not an entity reference. Write kind:namespace/name.`,
        }),
      );
    },
  );
});
