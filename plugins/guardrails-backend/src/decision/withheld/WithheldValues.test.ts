import { mockCredentials } from '@backstage/backend-test-utils';
import { WithheldValues } from '.';
import type { Caller } from '../../identity/actors';

const SCAFFOLDER = 'plugin:scaffolder';

function callerFor(person: string, onBehalfOf?: string): Caller {
  return {
    principal: `human:${person}`,
    actor: {
      kind: 'human',
      ref: person,
      groups: [],
      origin: 'portal',
      ...(onBehalfOf && { onBehalfOf }),
    },
    ownership: [],
    reader: false,
    operator: false,
    credentials: mockCredentials.user(person),
  };
}

function withheldValues(key: string, permitted = true): WithheldValues {
  return new WithheldValues({
    access: {
      require: async () => {
        if (!permitted) throw new Error('not permitted');
      },
    },
    enforcementPoints: [SCAFFOLDER],
    key: Buffer.from(key.padEnd(32)),
  });
}

const developer = callerFor('user:default/developer', SCAFFOLDER);
const lead = callerFor('user:default/lead', SCAFFOLDER);

describe('WithheldValues', () => {
  const values = withheldValues('one');

  it('seals equal values of one person alike, and of two people not', async () => {
    const [one, again, other] = await values.seal(developer, [
      'hunter2',
      'hunter2',
      'hunter3',
    ]);
    const [ofLead] = await values.seal(lead, ['hunter2']);
    expect(again).toBe(one);
    expect(new Set([one, other, ofLead]).size).toBe(3);
  });

  it('seals with the key of the installation', async () => {
    const [here] = await values.seal(developer, ['hunter2']);
    const [elsewhere] = await withheldValues('two').seal(developer, [
      'hunter2',
    ]);
    expect(elsewhere).not.toBe(here);
  });

  it.each([
    ['a person without an enforcement point', undefined],
    ['another program', 'plugin:other'],
  ])('refuses %s', async (_who, onBehalfOf) => {
    const caller = callerFor('user:default/developer', onBehalfOf);
    await expect(values.seal(caller, ['hunter2'])).rejects.toMatchObject({
      code: 'not-enforcement-point',
    });
  });

  it('refuses who may use no grants', async () => {
    await expect(
      withheldValues('one', false).seal(developer, ['hunter2']),
    ).rejects.toThrow('not permitted');
  });
});
