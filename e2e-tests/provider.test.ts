import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { startFakeAws } from './support/fakeAws';
import { Person } from './support/person';
import { Portal } from './support/portal';
import { runTemplate } from './support/task';

const connection = process.env.GUARDRAILS_JOURNEY_POSTGRES ?? '';
const mirror = process.env.GUARDRAILS_TEST_AWS_MIRROR ?? '';
const missing = [
  ...(connection ? [] : ['PostgreSQL is not there']),
  ...(mirror ? [] : ['GUARDRAILS_TEST_AWS_MIRROR names no mirror']),
].join(', ');

/** What Terraform gets in production: keys that open nothing, and where the cloud is. */
const keys = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};
const database = {
  name: 'orders',
  owner: 'group:default/payments',
  cost_center: '4711',
  environment: 'production',
  region: 'eu-west-1',
  size: 'db.m7g.large',
  storage_gb: 100,
  multi_az: true,
  backup_days: 14,
  vpc_id: 'vpc-0123456789abcdef0',
  subnet_ids: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  client_security_group_id: 'sg-0123456789abcdef0',
};

/** The shipped parameters, with approval of what is only warned of: the database of the template has it. */
function parametersWithApproval(): object {
  const shipped = resolve(__dirname, '../policies/parameters/default.json');
  const { production, ...others } = JSON.parse(readFileSync(shipped, 'utf8'));
  const rules = { 'execution/visible-blocks': { level: 'approval' } };
  return { ...others, production: { ...production, rules } };
}

test.describe.configure({ mode: 'serial' });

test.describe('A database by the real AWS provider, on PostgreSQL', () => {
  test.skip(missing !== '', missing);

  let portal: Portal;
  let cloud: Awaited<ReturnType<typeof startFakeAws>>;
  let folder: string;
  let developer: Person;
  let approval: string;
  let waiting: string;

  const signIn = (persona: string) =>
    Person.signIn({ backend: portal.backend, persona });

  test.beforeAll(async () => {
    test.setTimeout(10 * 60_000);
    cloud = await startFakeAws();
    folder = mkdtempSync(join(tmpdir(), 'guardrails-parameters-'));
    const parameters = join(folder, 'parameters.json');
    writeFileSync(parameters, JSON.stringify(parametersWithApproval()));
    portal = await Portal.start({
      ...keys,
      AWS_ENDPOINT_URL: cloud.url,
      APP_CONFIG_backend_database_client: JSON.stringify('pg'),
      APP_CONFIG_backend_database_connection: JSON.stringify(connection),
      APP_CONFIG_guardrails_policy_parameters: JSON.stringify(parameters),
      APP_CONFIG_guardrails_terraform_mirror: JSON.stringify(mirror),
      APP_CONFIG_guardrails_environments: JSON.stringify([
        {
          name: 'production',
          class: 'production',
          account: '100000000004',
          terraform: {
            variables: [...Object.keys(keys), 'AWS_ENDPOINT_URL'].map(name => ({
              name,
            })),
          },
        },
      ]),
    });
    developer = await signIn('user:default/developer-payments');
  });

  test.afterAll(async () => {
    await portal?.stop();
    cloud?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  test('is planned and judged, and waits for a second person', async () => {
    const task = await runTemplate({
      person: developer,
      template: 'database',
      values: database,
    });
    waiting = task.id;
    const plan = task.log('plan');
    expect(plan).toContain('aws_db_instance.database will be created');
    expect(plan).toContain('Plan: 8 to add, 0 to change, 0 to destroy.');
    expect(plan).not.toContain(keys.AWS_SECRET_ACCESS_KEY);
    // The lines of a block follow one another, as Terraform prints them.
    expect(plan).toMatch(
      /\+ resource "aws_kms_key" "database" \{\n {6}\+ arn [^\n]*\n {6}\+ bypass_policy_lockout_safety_check = false\n/,
    );
    approval = task.linked('Waiting for approval');
  });

  test('is approved by a second person, and not by the first', async () => {
    const path = `/guardrails/approvals/${approval}`;
    const { fingerprint } = await developer.get<{ fingerprint: string }>(path);
    const consent = { kind: 'approve', fingerprint };
    expect(await developer.statusOf(`${path}/consent`, consent)).toBe(403);
    const engineer = await signIn('user:default/platform-engineer');
    expect(await engineer.post(`${path}/consent`, consent)).toMatchObject({
      state: 'approved',
    });
  });

  test('is redeemed, and what the cloud refuses is recorded as failed', async () => {
    const task = await runTemplate({
      person: developer,
      template: 'database',
      values: { ...database, resumes: waiting },
    });
    expect(task.log('apply')).toMatch(/terraform apply failed .*AccessDenied/s);
    const { items } = await developer.get<{ items: { id: string }[] }>(
      '/guardrails/decisions?entity=resource:default/orders&limit=50',
    );
    const timelines = await Promise.all(
      items.map(({ id }) =>
        developer.get<{ timeline: { kind: string }[] }>(
          `/guardrails/decisions/${id}`,
        ),
      ),
    );
    const kinds = timelines.map(({ timeline }) =>
      timeline.map(({ kind }) => kind),
    );
    const redeemed = kinds.filter(each => each.includes('grant-redeemed'));
    expect(redeemed).toHaveLength(1);
    expect(redeemed[0]).toContain('apply-failed');
    expect(redeemed[0]).toContain('continues');
    expect(
      await developer.get(`/guardrails/approvals/${approval}`),
    ).toMatchObject({ state: 'redeemed' });
  });
});
