import { readFile } from 'node:fs/promises';
import { bundlePath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { loadBundle } from '@backstage-guardrails/policy-engine';
import { bundleWith } from '../../__testUtils__/bundleWith';
import { readsInForce } from './readsInForce';

/** They look rows up by themselves, so all of their rows count for every type. */
const WHOLE = [
  'placement/allowed-regions',
  'placement/allowed-sizes',
  'secrets/no-environment-secret',
];

jest.setTimeout(60_000);

it('keeps a row of another type from every shipped rule that hands its tables over', async () => {
  const other = await bundleWith({
    places: tables =>
      Object.fromEntries(
        Object.entries(tables).map(([name, table]) => [
          name,
          { ...table, aws_not_there_yet: [{ path: ['a'], set: true }] },
        ]),
      ),
  });
  const [before, after] = await Promise.all(
    [bundlePath, other].map(async path => {
      const archive = await readFile(path);
      const { rules } = await loadBundle(archive, { hash: sha256 });
      return { rules, reads: readsInForce({ archive }) };
    }),
  );
  const whole: string[] = [];
  let apart = 0;
  for (const { id, digest } of before.rules) {
    const [old, fresh] = [await before.reads(id), await after.reads(id)];
    expect([id, old, fresh]).not.toContain(undefined);
    const changed = after.rules.find(rule => rule.id === id)!.digest !== digest;
    if (old!.logic !== fresh!.logic) whole.push(id);
    else if (changed) apart += 1;
    for (const type of old!.types) {
      expect([id, type, fresh!.ofType(type)]).toEqual([
        id,
        type,
        old!.ofType(type),
      ]);
    }
  }
  expect(whole.sort()).toEqual(WHOLE);
  expect(apart).toBeGreaterThan(100);
});
