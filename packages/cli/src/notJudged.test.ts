import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOfServers } from '@backstage-guardrails/policy-decision';
import { createShippedLine } from '@backstage-guardrails/policy-testkit';
import { guardrails } from './testing/guardrails';
import { goodPlan } from './testing/plans';

const plan = join(
  mkdtempSync(join(tmpdir(), 'guardrails-facts-')),
  'plan.json',
);
writeFileSync(plan, JSON.stringify(goodPlan));

/** Who owns what, and how much has changed, is known to a server alone. */
describe('rules that need a server, where there is none', () => {
  it('are those of one table: every fact that a rule about a plan reads is in it', async () => {
    const { rules } = await createShippedLine();
    const facts = rules
      .filter(({ subject }) =>
        ['infrastructure', 'configuration', 'operation', 'access'].includes(
          subject.type,
        ),
      )
      .flatMap(rule => rule.facts);
    expect([...new Set(facts)].sort()).toEqual(factsOfServers);
  });

  it('are said on the first line and do not change the exit code', async () => {
    const { out, code } = await guardrails(['check', plan]);
    expect(out).toMatch(/^. Allowed.*rules? not checked here/);
    expect(out).toContain('(not known here: organisation.owners)');
    expect(code).toBe(0);
  });

  it('count with --require-facts, by their level', async () => {
    const check = (environmentClass: string) =>
      guardrails([
        'check',
        plan,
        '--require-facts',
        '--environment-class',
        environmentClass,
      ]);
    await expect(check('production')).resolves.toMatchObject({ code: 3 });
    await expect(check('sandbox')).resolves.toMatchObject({ code: 0 });
  });

  it('are told to programs', async () => {
    const { out } = await guardrails(['check', plan, '--output', 'json']);
    const [{ notJudged }] = JSON.parse(out).decisions;
    expect(notJudged).toContainEqual({
      rule: 'ownership/owner-exists',
      level: 'mandatory',
      facts: ['organisation.owners'],
    });
  });

  it('are not for a server, which has the facts', async () => {
    const { err, code } = await guardrails([
      'check',
      plan,
      '--server',
      'https://portal.example',
      '--require-facts',
    ]);
    expect(err).toContain('--server cannot be combined with --require-facts');
    expect(code).toBe(1);
  });
});
