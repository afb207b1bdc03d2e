import { EntityLookup } from './EntityLookup';

const refs = Array.from({ length: 130 }, (_, n) => `resource:default/${n}`);

describe('EntityLookup', () => {
  it('asks for what is wanted at once in few requests, and anew later', async () => {
    const getEntitiesByRefs = jest.fn(
      async (request: { entityRefs: string[] }) => ({
        items: request.entityRefs.map(ref =>
          ref.endsWith('7')
            ? undefined
            : { apiVersion: 'a', kind: 'Resource', metadata: { name: 'n' } },
        ),
      }),
    );
    const lookup = new EntityLookup({ getEntitiesByRefs });
    const found = await Promise.all(
      [...refs, ...refs].map(ref => lookup.has(ref)),
    );
    expect(found).toEqual([...refs, ...refs].map(ref => !ref.endsWith('7')));
    expect(
      getEntitiesByRefs.mock.calls.map(([{ entityRefs }]) => entityRefs.length),
    ).toEqual([100, 30]);
    await lookup.has(refs[0]);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(3);
  });

  it('tells each that asked where the catalog fails, and asks anew', async () => {
    const getEntitiesByRefs = jest
      .fn()
      .mockRejectedValueOnce(new Error('no catalog'))
      .mockResolvedValue({ items: [undefined] });
    const lookup = new EntityLookup({ getEntitiesByRefs });
    await expect(lookup.has(refs[0])).rejects.toThrow('no catalog');
    await expect(lookup.has(refs[0])).resolves.toBe(false);
  });
});
