import {
  hasOpa,
  OWN_RULE,
  ownBundle,
} from '@backstage-guardrails/policy-testkit';
import { bundleOf } from '../../__testUtils__/bundleOf';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPolicy } from './loadPolicy';

const load = (...files: string[]) =>
  loadPolicy({
    bundles: files.map((file, index) => ({
      key: `guardrails.policy.bundles[${index}]`,
      file: file === 'shipped' ? file : { path: file },
    })),
  });

const withOpa = hasOpa ? describe : describe.skip;

withOpa('loadPolicy', () => {
  it('loads an own bundle beside the shipped one, with its defaults in the parameters', async () => {
    const { bundle, parameters } = await load(
      'shipped',
      ownBundle({ deniedSizes: ['huge'] }),
    );
    expect(bundle.rules.at(-1)?.id).toBe(OWN_RULE);
    const { sandbox, production } = parameters.value;
    expect(
      [sandbox, production].map(set => set.values['acme/deniedSizes']),
    ).toEqual([['huge'], ['huge']]);
  });

  it('says that the shipped bundle judges where it judges alone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fork-'));
    const fork = bundleOf({ folder, rules: ['network/no-public-database'] });
    const alone = await load('shipped');
    expect(alone.shipped).toBe(alone.bundle.digest);
    for (const others of [['shipped', ownBundle()], [fork]]) {
      expect(await load(...others)).not.toHaveProperty('shipped');
    }
  });

  it('stops the start where bundles cannot judge together, and says which', async () => {
    const own = ownBundle();
    const again = ownBundle({ revision: 'acme-2' });
    const folder = mkdtempSync(path.join(tmpdir(), 'fork-'));
    const fork = bundleOf({ folder, rules: ['network/no-public-database'] });
    const attempts: Array<[string[], string]> = [
      [[own], 'judges beside the shipped bundle'],
      [
        ['shipped', own, again],
        `guardrails.policy.bundles[1] (${own}) and guardrails.policy.bundles[2] (${again}) have the same namespace, acme`,
      ],
      [['shipped', fork], 'have no namespace'],
      [
        ['shipped', ownBundle({ namespace: 'network' })],
        'Rule acme/sizing/denied-sizes is outside',
      ],
      [['shipped', '/nowhere.tar.gz'], 'guardrails.policy.bundles[1]'],
    ];
    for (const [files, message] of attempts) {
      await expect(load(...files)).rejects.toThrow(message);
    }
  });
});
