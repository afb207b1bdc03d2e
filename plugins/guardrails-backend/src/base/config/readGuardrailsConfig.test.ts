import { availableParallelism } from 'node:os';
import { mockServices } from '@backstage/backend-test-utils';
import path from 'node:path';
import { readGuardrailsConfig } from './readGuardrailsConfig';

const read = (guardrails: object) =>
  readGuardrailsConfig(
    mockServices.rootConfig({ data: { guardrails } as never }),
  );

describe('readGuardrailsConfig', () => {
  it('has a default for everything', () => {
    expect(readGuardrailsConfig(mockServices.rootConfig({ data: {} }))).toEqual(
      {
        unread: [],
        environments: [],
        modules: [],
        policy: { bundles: [{ key: 'the shipped bundle', file: 'shipped' }] },
        access: {
          readers: [],
          operators: [],
          enforcementPoints: ['plugin:scaffolder'],
          directories: [],
        },
        operations: { withoutRule: 'deny' },
        guardedActions: [],
        evidence: { maxSize: 67108864, timeToLive: 3600000, keep: false },
        decisions: {
          maxConcurrent: 256,
          workers: Math.max(1, availableParallelism() - 1),
          maxBodySize: 1048576,
        },
        preview: { perMinute: 60, maxBodySize: 1048576 },
        quotas: {
          default: {
            evidenceBytesPerDay: 1000000000,
            decisionsPerHour: 600,
            previewsPerHour: 600,
            commentsPerHour: 60,
            openRequests: 50,
          },
          services: new Map(),
        },
        grants: { timeToLive: 900000, outcomeWithin: 21600000 },
        retention: {
          inputs: 7776000000,
          decisions: 63072000000,
          insights: 63072000000,
        },
        leases: { startWithin: 86400000, reconcileEvery: 60000, tell: [] },
        facts: { timeToLive: 30000 },
        compliance: {
          sweep: { enabled: true, every: 3600000, levels: 'advisory' },
        },
        drift: { enabled: false, interval: 86400000, concurrency: 1 },
        announce: { notifications: true, webhooks: [] },
        approvals: { timeToLive: 259200000, passkeys: 'enforced' },
        duties: {
          conflicts: [
            ['request', 'approve'],
            ['author', 'approve'],
            ['approve', 'deploy'],
            ['approve', 'administer-policy'],
            ['approve', 'administer-pipeline'],
          ],
        },
        passkeys: {
          wait: 86400000,
          challengeTimeToLive: 300000,
          sessionAge: 900000,
          relyingParty: undefined,
        },
        exceptions: {
          longest: 7776000000,
          controls: { every: 3600000, timeout: 5000, trusted: [] },
          policyOwners: [],
        },
        ledger: {
          name: undefined,
          fallbackName: 'guardrails',
          epoch: 1,
          unanchored: false,
          anchors: { file: undefined, git: undefined, witness: undefined },
        },
        keys: {
          sealingKey: undefined,
          signingKey: undefined,
          folder: path.resolve('.guardrails'),
        },
      },
    );
  });

  it.each([
    [
      { environments: [{ name: 'a', class: 'prod' }] },
      'guardrails.environments[0].class',
    ],
    [
      {
        environments: [
          { name: 'a', class: 'sandbox' },
          { name: 'a', class: 'production' },
        ],
      },
      'guardrails.environments[1].name',
    ],
    [
      { environments: [{ name: 'a\nFingerprint: x', class: 'sandbox' }] },
      'guardrails.environments[0].name',
    ],
    [
      { environments: [{ class: 'sandbox' }] },
      'guardrails.environments[0].name',
    ],
    [
      {
        modules: [
          { id: 'a', path: '.' },
          { id: 'a', path: '..' },
        ],
      },
      'guardrails.modules[1].id',
    ],
    [
      { access: { readers: ['user:default/a'] } },
      'guardrails.access.readers[0]',
    ],
    [{ operations: { default: 'maybe' } }, 'guardrails.operations.default'],
    [{ ledger: { epoch: 0 } }, 'guardrails.ledger.epoch'],
    [{ ledger: { name: 'a b' } }, 'guardrails.ledger.name'],
    [{ ledger: { unanchored: 'yes' } }, 'guardrails.ledger.unanchored'],
    [
      { ledger: { anchors: { git: { url: '--upload-pack=x' } } } },
      'guardrails.ledger.anchors.git.url',
    ],
    [{ evidence: { maxSize: 0 } }, 'guardrails.evidence.maxSize'],
    [{ exceptions: { longest: 'soon' } }, 'guardrails.exceptions.longest'],
    [
      { exceptions: { controls: { trusted: ['file:///etc'] } } },
      'guardrails.exceptions.controls.trusted[0]',
    ],
    [{ policy: { owners: ['user:default/a'] } }, 'guardrails.policy.owners[0]'],
    [{ policy: { bundles: [] } }, 'guardrails.policy.bundles'],
    [
      { policy: { bundles: ['shipped', './a', 'shipped'] } },
      'guardrails.policy.bundles[2]',
    ],
    [
      { policy: { bundles: ['./a', 'b/../a'] } },
      'guardrails.policy.bundles[1]',
    ],
    [
      { policy: { bundles: ['shipped'], bundle: './a' } },
      'guardrails.policy.bundle: guardrails.policy.bundles is set as well',
    ],
    [{ evidence: { timeToLive: 'soon' } }, 'guardrails.evidence.timeToLive'],
    [{ duties: { conflicts: 'none' } }, 'guardrails.duties.conflicts'],
    [
      { duties: { conflicts: [['approve', 'approve']] } },
      'guardrails.duties.conflicts[0]',
    ],
    [
      {
        duties: {
          conflicts: [
            ['deploy', 'review'],
            ['approve', 'sing'],
          ],
        },
      },
      'guardrails.duties.conflicts[1]',
    ],
    [
      { approvals: { passkeyWaits: '0s' } },
      'guardrails.approvals.passkeyWaits',
    ],
    [
      { approvals: { relyingParty: { origins: ['http://portal.example'] } } },
      'guardrails.approvals.relyingParty.origins',
    ],
    [
      {
        approvals: {
          relyingParty: {
            id: 'portal.example',
            origins: ['https://portal.example', 'https://portal.example.evil'],
          },
        },
      },
      'guardrails.approvals.relyingParty.id',
    ],
  ])('says where %j is wrong', (config, place) => {
    expect(() => read(config)).toThrow(place);
  });

  it('adds duties to keep apart, and takes none of the two that always are', () => {
    expect(
      read({
        duties: {
          conflicts: [
            ['approve', 'request'],
            ['review', 'deploy'],
          ],
        },
      }).duties.conflicts,
    ).toEqual([
      ['approve', 'request'],
      ['author', 'approve'],
      ['review', 'deploy'],
    ]);
  });

  it.each([
    ['https://portal.example/base/', 'https://portal.example/base'],
    ['https://portal.example', 'https://portal.example'],
    ['ftp://portal.example', undefined],
    ['https://', undefined],
    [undefined, undefined],
  ])('links to pages below %s', (baseUrl, portal) => {
    const config = mockServices.rootConfig({
      data: {
        app: baseUrl === undefined ? {} : { baseUrl },
        guardrails: {
          approvals: {
            relyingParty: { origins: ['https://portal.example'] },
          },
        },
      },
    });
    expect(readGuardrailsConfig(config).portal).toBe(portal);
  });

  it('makes passkeys for the host name of the portal, unless told otherwise', () => {
    const relyingParty = (approvals: object) =>
      readGuardrailsConfig(
        mockServices.rootConfig({
          data: {
            app: { baseUrl: 'https://portal.example/base', title: 'Portal' },
            guardrails: { approvals },
          } as never,
        }),
      ).passkeys;
    expect(relyingParty({ passkeyWaits: 0 })).toMatchObject({
      wait: 0,
      relyingParty: {
        id: 'portal.example',
        name: 'Portal',
        origins: ['https://portal.example'],
      },
    });
    expect(
      relyingParty({
        relyingParty: {
          id: 'example',
          origins: ['https://a.example', 'https://b.example:8443/x'],
        },
      }).relyingParty,
    ).toEqual({
      id: 'example',
      name: 'Portal',
      origins: ['https://a.example', 'https://b.example:8443'],
    });
  });

  it('takes an empty sealing key for none', () => {
    expect(read({ sealingKey: '' }).keys.sealingKey).toBeUndefined();
  });
});
