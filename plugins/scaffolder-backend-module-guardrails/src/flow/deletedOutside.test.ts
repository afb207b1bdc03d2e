import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  DriftCheck,
  DriftReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { testingMirror } from '../__testUtils__/testMirrors';
import { describe } from '../__testUtils__/withTerraform';
import { checkDrift } from './checkDrift';

const mirror = testingMirror();
const REF = 'resource:default/thing';

jest.setTimeout(120_000);

const describeWithProvider = mirror.missing ? global.describe.skip : describe;

/** A target with one resource that is a file, so that it can be deleted outside. */
async function provision() {
  const harness = await ProvisioningHarness.create({
    terraform: {
      providers: ['guardrails/testing'],
      ...(mirror.missing === undefined && { mirror: mirror.path }),
    },
  });
  const folder = join(
    harness.root,
    'data/state/development/resource%3Adefault%2Fthing',
  );
  const place = join(folder, 'place');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(harness.root, 'module/main.tf'),
    `${THING}
    terraform {
      required_providers {
        testing = { source = "guardrails/testing" }
      }
    }
    resource "testing_thing" "thing" {
      name  = var.name
      place = "${place}"
    }`,
  );
  const { handle } = await harness.plan();
  await harness.apply(handle);
  return { harness, folder, place };
}

/** A check as the schedule makes it; answers what it reports. */
async function check(harness: ProvisioningHarness): Promise<DriftReport> {
  const { provisioning, guardrails } = harness;
  const { digest } = await provisioning.modules.get('thing');
  const reports: DriftReport[] = [];
  const taken: DriftCheck = {
    run: 'run-1',
    ref: REF,
    environment: 'development',
    module: 'thing',
    digest,
  };
  Object.assign(guardrails.service, {
    takeDriftCheck: async () => taken,
    reportDriftCheck: async (_run: string, report: DriftReport) =>
      void reports.push(report),
  });
  const logger = mockServices.logger.mock();
  expect(await checkDrift({ provisioning, logger })).toBe(true);
  return reports[0];
}

async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async name => [
        name,
        await readFile(join(folder, name), 'utf8'),
      ]),
    ),
  );
}

const driftIn = (evidence: string) =>
  (JSON.parse(evidence).resource_drift ?? []).map(
    ({
      address,
      change,
    }: {
      address: string;
      change: { actions: string[] };
    }) => [address, ...change.actions],
  );

describeWithProvider('what was deleted outside', () => {
  afterAll(removeTemporaryDirectories);

  it('is in the evidence of a check, which writes nothing beside its folder', async () => {
    const { harness, folder, place } = await provision();
    expect(await check(harness)).toEqual({ status: 'in-sync' });
    await rm(place);
    const before = await contentOf(folder);
    expect(await check(harness)).toEqual({
      status: 'evaluated',
      decision: expect.any(String),
    });
    expect(driftIn(harness.guardrails.evidence.at(-1)!)).toEqual([
      ['testing_thing.thing', 'delete'],
    ]);
    expect(harness.guardrails.asked.at(-1)).toMatchObject({
      format: 'terraform-state',
      run: { task: 'run-1' },
    });
    expect(await contentOf(folder)).toEqual(before);
    expect(await harness.planDirectories()).toHaveLength(1);
    expect(harness.guardrails.redeemed).toHaveLength(1);
  });

  it('is not in the plan of its removal, but in the state that is sent along', async () => {
    const { harness, place } = await provision();
    await rm(place);
    const { handle } = await harness.plan({ destroy: true });
    await harness.evaluate(handle);
    const evidence = harness.guardrails.evidence.at(-1)!;
    // Terraform reports no drift in a plan that destroys.
    expect(driftIn(evidence)).toEqual([]);
    const { plans } = harness.provisioning;
    const record = await plans.read(harness.directoryOf(handle));
    expect(record?.state).toEqual([
      {
        address: 'terraform_data.thing',
        provider: 'provider["terraform.io/builtin/terraform"]',
      },
      {
        address: 'testing_thing.thing',
        provider: expect.stringContaining('guardrails/testing"]'),
      },
    ]);
    const { resource_changes: changes } = JSON.parse(evidence);
    expect(changes.map(({ address }: { address: string }) => address)).toEqual([
      'terraform_data.thing',
    ]);
    await harness.apply(handle);
    expect(await harness.state()).toEqual([]);
  });
});

describe('a check that cannot look', () => {
  afterAll(removeTemporaryDirectories);

  it('says why, and never that it is in sync', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    await harness.apply(handle);
    const file = join(
      harness.root,
      'data/state/development/resource%3Adefault%2Fthing/terraform.tfstate',
    );
    await writeFile(file, '{"version": 4, "resour');
    expect(await check(harness)).toEqual({
      status: 'failed',
      reason: expect.stringContaining('state file could not be parsed'),
    });
    await rm(file);
    expect(await check(harness)).toEqual({
      status: 'failed',
      reason: expect.stringContaining('empty or was lost'),
    });
    harness.guardrails.answer = () => 'deny';
    expect(await check(harness)).toMatchObject({ status: 'failed' });
  });
});
