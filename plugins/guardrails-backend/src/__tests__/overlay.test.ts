import { mockServices } from '@backstage/backend-test-utils';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { parametersPath } from '@backstage-guardrails/policies';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { faultsOf } from '../__testUtils__/conformsTo';
import { guardrails } from '../__testUtils__/guardrails';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied } from '../__testUtils__/plans';

const { DEVELOPER, SECURITY } = people;

/** A rule that others rest on, and one of the shipped rules that were adopted last. */
const GUARDING = 'execution/no-provisioners';
const NEWEST = 'clusters/creation-approval';
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(180_000);

const question = (harness: GuardrailsHarness) =>
  harness.request({
    evidence: { document: denied },
    target: { ref: CHECKOUT, environment: 'production' },
  });

describe.each(databases.eachSupportedId())('parameters on %s', databaseId => {
  it('record, show and replay what a file makes of the shipped ones', async () => {
    const knex = await databases.init(databaseId);
    const first = await GuardrailsHarness.start({ knex });
    const rules = await rulesDenying(first);
    await first.server.stop();

    const [rule] = rules;
    const setting = {
      level: 'off',
      reason: 'Looked at by hand.',
      owner: 'group:default/security',
    };
    const off = [{ rule, reason: setting.reason, owner: setting.owner }];
    const lowered = { ...setting, level: 'advisory' };
    const newRules = { adoptedAfter: '2026-11-28', level: 'advisory' };
    const file = overlay({
      values: { maximumNodes: 7 },
      rules: { [rule]: setting, [GUARDING]: lowered },
      newRules,
    });
    const lines: string[] = [];
    const logger = mockServices.logger.mock({
      child: () => logger,
      info: (text: string) => void lines.push(text),
    });
    const harness = await GuardrailsHarness.start({
      knex,
      config: { policy: { parameters: file } },
      features: [logger.factory],
    });
    expect(lines).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^Parameters: 4 set by .*, \\d+ as shipped\\..* Rules that are lowered: ${GUARDING} to advisory in production \\(${setting.owner}\\)\\. New rules, milder until you review them: .*${NEWEST} advisory in production[;.].*, \\d{4}-\\d{2}-\\d{2}, .* Rules that are off: ${rule} in production \\(${setting.owner}\\)\\.$`,
        ),
      ),
    );

    const reader = harness.as(SECURITY);
    const body = await reader.listRules();
    expect(body.settings).toEqual({
      sandbox: {},
      development: {},
      staging: {},
      production: { [rule]: setting, [GUARDING]: lowered },
    });
    expect(body.newRules).toEqual({ production: newRules });
    expect(
      faultsOf({ path: '/rules', method: 'get', status: 200, body }),
    ).toEqual([]);

    const decision = await harness.as(DEVELOPER).decide(question(harness));
    const { decision: recorded } = await reader.getDecision(decision.id);
    expect(recorded.verdict.off).toEqual(off);
    expect(
      recorded.verdict.findings.map(finding => finding.rule),
    ).not.toContain(rule);
    const material = await reader.getReplay(decision.id);
    const shipped = JSON.parse(readFileSync(parametersPath, 'utf8'));
    shipped.production.values.maximumNodes = 7;
    shipped.production.rules = { [rule]: setting, [GUARDING]: lowered };
    shipped.production.newRules = newRules;
    expect(material.parameters).toEqual({
      status: 'kept',
      digest: sha256(canonicalJson(shipped)),
      value: shipped,
    });
    expect(recorded.verdict.parameters.digest).toBe(material.parameters.digest);

    // The first decision was made with the shipped parameters, which are not in force any more.
    const shell = await guardrails(
      ['replay', '--since', '2020-01-01', '--server', harness.url],
      harness.token(SECURITY),
    );
    expect({ code: shell.code, out: shell.out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^2 identical/m),
    });

    const payloads = await knex('ledger_payloads').pluck('payload');
    const changes = payloads
      .map(payload => JSON.parse(payload))
      .filter(payload => payload.parameters?.value);
    expect(changes).toHaveLength(2);
    expect(changes[0]).not.toHaveProperty('off');
    expect(changes[1]).toEqual({
      bundle: recorded.verdict.bundle,
      parameters: { digest: material.parameters.digest, value: shipped },
      off: [{ environmentClass: 'production', ...off[0] }],
      lowered: [
        {
          environmentClass: 'production',
          rule: GUARDING,
          own: 'mandatory',
          ...lowered,
        },
      ],
      newRules: expect.arrayContaining([
        {
          environmentClass: 'production',
          rule: NEWEST,
          own: 'approval',
          level: 'advisory',
          adopted: '2026-11-29',
        },
      ]),
    });
    await harness.server.stop();
  });
});

async function rulesDenying(harness: GuardrailsHarness): Promise<string[]> {
  const { decision } = await harness
    .as(SECURITY)
    .getDecision((await harness.as(DEVELOPER).decide(question(harness))).id);
  expect(decision.verdict).not.toHaveProperty('off');
  return decision.verdict.findings.map(finding => finding.rule);
}

function overlay(production: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'overlay-'));
  const file = path.join(folder, 'parameters.json');
  writeFileSync(
    file,
    JSON.stringify({ version: 'guardrails/parameters/v1', production }),
  );
  return file;
}
