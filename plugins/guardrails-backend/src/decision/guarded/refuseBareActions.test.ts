import { mockServices } from '@backstage/backend-test-utils';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { GUARD_MARK } from '@backstage-guardrails/plugin-guardrails-node';
import { refuseBareActions } from './refuseBareActions';

async function ended(listActions: () => Promise<object[]>) {
  let count = 0;
  await refuseBareActions({
    guarded: ['publish:github', 'shop:close'],
    scaffolder: { listActions } as unknown as ScaffolderService,
    auth: mockServices.auth.mock(),
    logger: mockServices.logger.mock(),
    end: () => {
      count += 1;
    },
    wait: async () => undefined,
  });
  return count;
}

const guarded = {
  id: 'shop:close',
  schema: { input: { type: 'object', [GUARD_MARK]: true } },
};

describe('refuseBareActions', () => {
  it('lets guarded and absent actions be', async () => {
    expect(await ended(async () => [guarded, { id: 'fetch:plain' }])).toBe(0);
  });

  it('ends the program where one is callable without its guard', async () => {
    expect(await ended(async () => [guarded, { id: 'publish:github' }])).toBe(
      1,
    );
  });

  it('waits for the scaffolder, and ends the program where it never answers', async () => {
    let attempts = 0;
    const late = async () => {
      attempts += 1;
      if (attempts < 5) throw new Error('not yet');
      return [guarded];
    };
    expect(await ended(late)).toBe(0);
    expect(attempts).toBe(5);
    expect(
      await ended(async () => {
        throw new Error('never');
      }),
    ).toBe(1);
  });
});
