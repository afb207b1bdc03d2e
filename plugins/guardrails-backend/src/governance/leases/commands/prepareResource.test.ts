import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import { prepareResource } from './prepareResource';

describe('prepareResource', () => {
  const prepare = (preparation: AccessPreparation) =>
    prepareResource({ prepare: async () => preparation }, 'resource:default/a');

  it('lets a start go on where the resource is there', async () => {
    await prepareResource({}, 'resource:default/a');
    await prepare({ state: 'ready' });
  });

  it.each([
    ['starting', { code: 'access-starting', statusCode: 409, retryAfter: 2 }],
    ['unavailable', { code: 'access-unavailable', statusCode: 503 }],
  ] as const)('refuses it where that is %s', async (state, refusal) => {
    const text = 'PostgreSQL is starting.';
    await expect(prepare({ state, text })).rejects.toMatchObject({
      ...refusal,
      message: text,
    });
  });
});
