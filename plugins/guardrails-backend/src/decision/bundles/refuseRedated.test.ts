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

withOpa('a rule that is made to look new', () => {
  const old = readFileSync(ownBundle({ adopted: '2026-01-01' }));
  const moved = readFileSync(ownBundle({ adopted: '2026-11-01' }));
  const recent = { adopted: '2026-11-01', revision: 'acme-0' };
  const guarding = readFileSync(
    ownBundle({ ...recent, alwaysOn: 'Consent rests on it.' }),
  );
  const digestOf = async (bytes: Uint8Array) =>
    (await loadBundle(bytes, { hash: sha256 })).digest;

  const start = async (options: {
    bytes: Uint8Array;
    rules?: object;
    wasInForce?: boolean;
    kept?: Uint8Array;
    /** What is there instead of what is kept. */
    given?: Uint8Array;
  }) => {
    const { bytes, rules = {}, wasInForce = true, kept = old } = options;
    const { given = kept } = options;
    const bundle = await loadBundle(bytes, { hash: sha256 });
    const newRules = { adoptedAfter: '2026-06-01', level: 'advisory' };
    const file = {
      version: 'guardrails/parameters/v1',
      production: { newRules, rules },
    };
    const parameters = await loadParametersFile(JSON.stringify(file), bundle);
    const digests = await Promise.all([bytes, kept].map(digestOf));
    return refuseRedated({
      policy: { bundle, parameters },
      newRules: loosenedRules({
        rules: bundle.rules,
        parameters: parameters.value,
      }).newRules,
      archive: {
        digests: async () => digests,
        bundle: async () => Buffer.from(given),
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

  it('stops the start where the rule said that it may not be off', async () => {
    await expect(start({ bytes: moved, kept: guarding })).rejects.toThrow(
      `newRules would make ${OWN_RULE} advisory in production, because it does not say "alwaysOn" any more. Bundle ${await digestOf(
        guarding,
      )} was in force and said "Consent rests on it."`,
    );
    const rules = { [OWN_RULE]: { level: 'mandatory' } };
    await expect(
      start({ bytes: moved, kept: guarding, rules }),
    ).resolves.toBeUndefined();
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
    await expect(
      start({ bytes: moved, given: moved }),
    ).resolves.toBeUndefined();
  });
});
