import { mockServices } from '@backstage/backend-test-utils';
import packageJson from '../../package.json';
import { readGuardrailsConfig } from '../base/config';
import { describeStart } from './describeStart';

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as never;

function describeWith(guardrails: object, anchored: boolean) {
  return describeStart({
    config: readGuardrailsConfig(
      mockServices.rootConfig({ data: { guardrails } as never }),
    ),
    policy: {
      bundle: { digest: digest('a'), revision: 'r1', rules: [{}, {}] } as never,
      parameters: { digest: digest('b') } as never,
    },
    anchored,
  });
}

describe('describeStart', () => {
  it('names what is in force and what is not enforced', () => {
    const { message } = describeWith(
      {
        environments: [
          { name: 'a', class: 'production' },
          { name: 'b', class: 'production' },
          { name: 'c', class: 'sandbox' },
        ],
        approvals: { passkeys: 'off' },
        operations: { default: 'allow' },
      },
      false,
    );
    expect(message).toBe(
      `Guardrails ${
        packageJson.version
      }: 2 rules of bundle r1 (sha256:${'a'.repeat(
        64,
      )}), parameters sha256:${'b'.repeat(
        64,
      )}, environments 2 production, 1 sandbox, ledger epoch 1. Not enforced: anchors of the ledger, passkeys, rules for every operation, guarded actions.`,
    );
  });

  it('names each of several bundles', () => {
    const member = (letter: string, rest: object) => ({
      digest: digest(letter),
      revision: letter,
      ...rest,
    });
    const { message, meta } = describeStart({
      config: readGuardrailsConfig(mockServices.rootConfig()),
      policy: {
        bundle: {
          digest: digest('c'),
          revision: 'set-1',
          rules: [{}],
          members: [member('a', {}), member('b', { namespace: 'acme' })],
        } as never,
        parameters: { digest: digest('d') } as never,
      },
      anchored: true,
    });
    const members = `shipped a (${digest('a')}), acme b (${digest('b')})`;
    expect(message).toContain(
      `1 rules of bundles ${members}, together ${digest('c')}, parameters`,
    );
    expect(meta).toMatchObject({ bundles: members, bundle: digest('c') });
  });

  it('says so where everything is enforced', () => {
    const { meta } = describeWith({ guardedActions: ['fetch:plain'] }, true);
    expect(meta).toMatchObject({
      environments: 'none, so every one is production',
      notEnforced: 'nothing',
    });
  });
});
