import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const wanted = {
  name: 'checkout-lab',
  description: 'To try new ways to pay',
  owner: 'group:default/payments',
  system: 'system:default/checkout',
  cost_center: '4711',
  environment: 'development',
  region: 'eu-west-1',
  size: 'small',
  holds_data: false,
};
const ref = 'resource:default/checkout-lab';

describe("the developer's story", () => {
  let root: string;
  let portal: Portal;

  beforeAll(async () => {
    root = await temporaryDirectory();
    portal = await Portal.start(root);
  });

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  it('is denied, explained, applied, changed, survives a restart and is removed', async () => {
    const denied = await portal.run('environment', {
      ...wanted,
      region: 'us-east-1',
      cost_center: undefined as never,
    });
    expect(denied).toMatchObject({ status: 'failed' });
    expect(denied.error?.message).toMatch(/✗ Denied/);
    expect(denied.error?.message).toContain('placement/allowed-regions');
    expect(denied.error?.message).toContain('ownership/required-tags');
    expect(denied.error?.message).toMatch(
      /https:\/\/portal.example\/guardrails\/decisions\/[0-9a-f-]{36}/,
    );
    expect(await portal.findEntity(ref)).toBeUndefined();

    const created = await portal.run('environment', wanted);
    expect(created.error).toBeUndefined();
    expect(created.status).toBe('completed');
    const entity = await portal.entity(ref);
    expect(entity).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'checkout-lab',
        annotations: {
          'guardrails/environment': 'development',
          'guardrails/module': 'environment',
          'guardrails/decision': expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
      spec: {
        type: 'environment',
        owner: 'group:default/payments',
        system: 'system:default/checkout',
        dependsOn: ['resource:guardrails/development'],
      },
    });

    await portal.stop();
    portal = await Portal.start(root);

    const changed = await portal.run('environment-change', {
      target: ref,
      size: 'medium',
    });
    expect(changed.error).toBeUndefined();
    expect(changed.log.join('\n')).toContain('0 added, 1 changed, 0 destroyed');

    const stranger = await portal.run(
      'environment-change',
      { target: ref, size: 'large' },
      'user:default/developer-search',
    );
    expect(stranger).toMatchObject({ status: 'failed' });
    expect(stranger.error?.message).toContain('[owner-refused]');

    const removed = await portal.run('decommission', {
      target: ref,
      confirmation: 'checkout-lab',
    });
    expect(removed.error).toBeUndefined();
    expect(await portal.findEntity(ref)).toBeUndefined();
  });

  it('stops the removal of what holds data in production', async () => {
    const target = 'resource:default/ledger';
    const created = await portal.run('environment', {
      ...wanted,
      name: 'ledger',
      environment: 'production',
      holds_data: true,
    });
    expect(created.error).toBeUndefined();
    const stopped = await portal.run('decommission', {
      target,
      confirmation: 'ledger',
    });
    expect(stopped).toMatchObject({ status: 'failed' });
    expect(stopped.error?.message).toContain('destruction/no-data-loss');
    expect(await portal.entity(target)).toBeDefined();
  });

  it('waits for approval, and is resumed once by whoever asked', async () => {
    const target = 'resource:default/cart-data';
    const created = await portal.run('environment', {
      ...wanted,
      name: 'cart-data',
      environment: 'staging',
      holds_data: true,
    });
    expect(created.error).toBeUndefined();
    const values = { target, confirmation: 'cart-data' };
    const waiting = await portal.run('decommission', values);
    expect(waiting.error).toBeUndefined();
    expect(waiting.status).toBe('completed');
    const link = waiting.output?.links?.find(
      ({ title }) => title === 'Waiting for approval',
    );
    const run = /guardrails\/decisions\/([0-9a-f-]{36})$/.exec(
      String(link?.url),
    )?.[1];
    const shown = await portal.call('GET', `/api/guardrails/decisions/${run}`);
    const { approval } = shown.body as { approval: { id: string } };
    expect(waiting.output?.text?.[0].content).toContain(
      '1 person of group:default/platform, group:default/payments (0 so far)',
    );
    expect(await portal.entity(target)).toBeDefined();

    const path = `/api/guardrails/approvals/${approval.id}`;
    const asked = (await portal.call('GET', path)).body as {
      fingerprint: string;
    };
    const consent = (user: string) =>
      portal.call('POST', `${path}/consent`, {
        user,
        body: { kind: 'approve', fingerprint: asked.fingerprint },
      });
    expect((await consent('user:default/developer-payments')).status).toBe(403);
    expect((await consent('user:default/platform-engineer')).status).toBe(200);

    const lead = await portal.run(
      'decommission',
      values,
      'user:default/team-lead-payments',
    );
    expect(lead.error).toBeUndefined();
    expect(lead.output?.links).toContainEqual(
      expect.objectContaining({ title: 'Waiting for approval' }),
    );

    const resumed = await portal.run('decommission', {
      ...values,
      resumes: waiting.id,
    });
    expect(resumed.error).toBeUndefined();
    const decision = resumed.output?.links?.find(
      ({ title }) => title === 'Decision',
    );
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/decisions/${String(decision?.url).split('/').at(-1)}`,
    );
    expect(body).toMatchObject({
      run: { task: resumed.id, resumes: waiting.id },
      timeline: expect.arrayContaining([
        expect.objectContaining({
          kind: 'continues',
          detail: `Task ${waiting.id}`,
        }),
      ]),
    });
    expect(resumed.output?.links).not.toContainEqual(
      expect.objectContaining({ title: 'Waiting for approval' }),
    );
    expect(await portal.findEntity(target)).toBeUndefined();
    expect((await portal.call('GET', path)).body).toMatchObject({
      state: 'redeemed',
    });
  });
});
