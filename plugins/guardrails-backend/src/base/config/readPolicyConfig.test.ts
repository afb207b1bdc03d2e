import { mockServices } from '@backstage/backend-test-utils';
import path from 'node:path';
import { deprecationsIn } from '../../app/deprecationsIn';
import { readPolicyConfig } from './readPolicyConfig';

const read = (policy: object) =>
  readPolicyConfig(mockServices.rootConfig({ data: { policy } as never }));

describe('readPolicyConfig', () => {
  it('reads bundles in their order, each with its place', () => {
    const config = read({
      bundles: ['shipped', './acme.tar.gz'],
      parameters: 'p.json',
    });
    expect(config).toEqual({
      bundles: [
        { key: 'guardrails.policy.bundles[0]', file: 'shipped' },
        {
          key: 'guardrails.policy.bundles[1]',
          file: { path: path.resolve('acme.tar.gz') },
        },
      ],
      parameters: path.resolve('p.json'),
    });
    expect(deprecationsIn({ policy: config })).toEqual([]);
  });

  it('reads one file as before, and says what to write instead', () => {
    const config = read({ bundle: './own.tar.gz' });
    expect(config.bundles).toEqual([
      {
        key: 'guardrails.policy.bundle',
        file: { path: path.resolve('own.tar.gz') },
      },
    ]);
    expect(deprecationsIn({ policy: config })).toEqual([
      expect.stringContaining(
        'Write: guardrails.policy.bundles: [./own.tar.gz]',
      ),
    ]);
  });
});
