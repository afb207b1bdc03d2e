import { sha256 } from '@backstage-guardrails/policy-decision';
import { loadBundle, loosenedRules } from '@backstage-guardrails/policy-engine';
import {
  hasOpa,
  OWN_RULE,
  ownBundle,
} from '@backstage-guardrails/policy-testkit';
import { readFileSync } from 'node:fs';
import { loadParametersFile } from './loadParametersFile';
import { refuseRedated } from './refuseRedated';

const withOpa = hasOpa ? describe : describe.skip;

withOpa('a rule whose day of adoption moved', () => {
  const old = readFileSync(ownBundle({ adopted: '2026-01-01' }));
  const moved = readFileSync(ownBundle({ adopted: '2026-11-01' }));
  const digestOf = async (bytes: Uint8Array) =>
    (await loadBundle(bytes, { hash: sha256 })).digest;

  const start = async (options: {
    bytes: Uint8Array;
    rules?: object;
    wasInForce?: boolean;
    kept?: Uint8Array;
  }) => {
    const { bytes, rules = {}, wasInForce = true, kept = old } = options;
    const bundle = await loadBundle(bytes, { hash: sha256 });
    const newRules = { adoptedAfter: '2026-06-01', level: 'advisory' };
    const file = {
      version: 'guardrails/parameters/v1',
      production: { newRules, rules },
    };
    const parameters = await loadParametersFile(JSON.stringify(file), bundle);
    const digests = await Promise.all([bytes, old].map(digestOf));
    return refuseRedated({
      policy: { bundle, parameters },
      newRules: loosenedRules({
        rules: bundle.rules,
        parameters: parameters.value,
      }).newRules,
      archive: {
        digests: async () => digests,
        bundle: async () => Buffer.from(kept),
      },
      wasInForce: async () => wasInForce,
    });
  };

  it('stops the start where newRules would make the rule milder by it', async () => {
    await expect(start({ bytes: moved })).rejects.toThrow(
      `newRules would make ${OWN_RULE} advisory in production, because it says that it was adopted on 2026-11-01. Bundle ${await digestOf(
        old,
      )} was in force and said 2026-01-01`,
    );
  });

  it('does not where its level is set, or the rule is as old as it was', async () => {
    const rules = { [OWN_RULE]: { level: 'mandatory' } };
    await expect(start({ bytes: moved, rules })).resolves.toBeUndefined();
    await expect(start({ bytes: old })).resolves.toBeUndefined();
  });

  it('rests on bundles that were in force and are what they are kept as', async () => {
    await expect(
      start({ bytes: moved, wasInForce: false }),
    ).resolves.toBeUndefined();
    await expect(start({ bytes: moved, kept: moved })).resolves.toBeUndefined();
  });
});
