import { startTestBackend } from '@backstage/backend-test-utils';
import authBackend from '@backstage/plugin-auth-backend';
import { personasModule } from './module';
import { personaAuthenticator } from './personaAuthenticator';

const personas = new Set(['user:default/developer-payments']);

function authenticate(header: string | undefined) {
  const request = { req: { header: () => header } };
  return personaAuthenticator.authenticate(request as never, personas);
}

describe('personas', () => {
  it('accepts a configured persona', async () => {
    await expect(
      authenticate('user:default/developer-payments'),
    ).resolves.toEqual({ result: { ref: 'user:default/developer-payments' } });
  });

  it.each([
    undefined,
    '',
    'user:default/somebody-else',
    'USER:default/developer-payments',
    'user:default/developer-payments,user:default/platform-engineer',
  ])('refuses %j', async header => {
    await expect(authenticate(header)).rejects.toThrow(
      'Choose one of the personas',
    );
  });

  it('refuses to start in production', async () => {
    const before = process.env.NODE_ENV;
    process.env = { ...process.env, NODE_ENV: 'production' };
    try {
      await expect(
        startTestBackend({
          features: [authBackend, personasModule],
        }),
      ).rejects.toThrow(/refuse to start with NODE_ENV=production/);
    } finally {
      process.env = { ...process.env, NODE_ENV: before };
    }
  });
});
