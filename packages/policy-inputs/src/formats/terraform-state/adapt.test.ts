import type { InfrastructureSubject } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import { adapt } from '../../adapt';

const hash = (data: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as const;

const row = (name: string, change: object) => ({
  address: `aws_db_instance.${name}`,
  mode: 'managed',
  type: 'aws_db_instance',
  name,
  provider_name: 'registry.terraform.io/hashicorp/aws',
  change: {
    before: null,
    after: null,
    after_unknown: {},
    before_sensitive: false,
    after_sensitive: false,
    ...change,
  },
});

const read = (
  rows: unknown[],
  format: 'terraform-state' | 'auto',
  more: object = {},
) =>
  adapt(
    Buffer.from(
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.0',
        planned_values: {
          root_module: {
            resources: [{ ...row('next', {}), change: undefined, values: {} }],
          },
        },
        resource_changes: rows,
        configuration: { root_module: {} },
        ...more,
      }),
    ),
    {
      format,
      hash: hash as never,
      keyedHash: data => hash(`key ${data}`),
    },
  );

describe('terraform-state', () => {
  it('reads what stands as if it came into being now, and nothing of what is planned next', () => {
    const before = { publicly_accessible: true, password: 'hunter22' };
    const adapted = read(
      [
        row('same', {
          actions: ['no-op'],
          before,
          after: before,
          before_sensitive: { password: true },
        }),
        row('gone', { actions: ['delete'], before: { port: 1 } }),
        row('next', { actions: ['create'], after: { port: 2 } }),
      ],
      'terraform-state',
    );
    const { changes } = adapted.subject as InfrastructureSubject;
    expect(
      changes.map(({ address, kind, after, unknown }) => ({
        address,
        kind,
        after,
        unknown,
      })),
    ).toEqual([
      {
        address: 'aws_db_instance.same',
        kind: 'create',
        after: {
          publicly_accessible: true,
          password: { $guardrails: 'sensitive', changed: true, present: true },
        },
        unknown: [],
      },
      {
        address: 'aws_db_instance.gone',
        kind: 'create',
        after: { port: 1 },
        unknown: [],
      },
    ]);
    expect(adapted).toMatchObject({
      action: 'audit',
      source: { format: 'terraform-state' },
      skipped: [],
      sealed: expect.stringMatching(/^sha256:/),
    });
  });

  it('says what is not as it was applied, and withholds what is sensitive', () => {
    const { subject } = read(
      [
        row('same', { actions: ['no-op'], before: { a: 1 }, after: { a: 1 } }),
        row('changed', {
          actions: ['update'],
          before: { size: 'large', password: 'hunter22', id: 'x' },
          after: { size: 'small', password: 'hunter11' },
          after_unknown: { id: true },
          before_sensitive: { password: true },
          after_sensitive: { password: true },
        }),
        row('gone', { actions: ['create'], after: { size: 'small' } }),
        row('added', { actions: ['delete'], before: { size: 'small' } }),
      ],
      'terraform-state',
    );
    const withheld = { $guardrails: 'sensitive', changed: true, present: true };
    const type = 'aws_db_instance';
    expect((subject as InfrastructureSubject).drift).toEqual([
      {
        address: 'aws_db_instance.changed',
        type,
        kind: 'update',
        attributes: [
          { path: '/password', applied: withheld, actual: withheld },
          { path: '/size', applied: 'small', actual: 'large' },
        ],
      },
      { address: 'aws_db_instance.gone', type, kind: 'delete', attributes: [] },
      {
        address: 'aws_db_instance.added',
        type,
        kind: 'create',
        attributes: [],
      },
    ]);
    expect(JSON.stringify(subject)).not.toContain('hunter');
  });

  it('names the attributes that only the provider reports as changed', () => {
    const { subject } = read(
      [row('same', { actions: ['no-op'], before: { a: 1 }, after: { a: 1 } })],
      'terraform-state',
      {
        resource_drift: [
          row('same', {
            actions: ['update'],
            before: { a: 1, b: { c: 1 }, gone: 7 },
            after: { a: 1, b: { c: 2 }, come: 7 },
          }),
          row('other', { actions: ['update'] }),
        ],
      },
    );
    const type = 'aws_db_instance';
    expect((subject as InfrastructureSubject).drift).toEqual([
      {
        address: 'aws_db_instance.same',
        type,
        kind: 'update',
        reported: ['b', 'come', 'gone'],
      },
      { address: 'aws_db_instance.other', type, kind: 'update' },
    ]);
  });

  it('names a row that it cannot read', () => {
    const { skipped } = read(
      [{ ...row('odd', {}), change: 'none' }],
      'terraform-state',
    );
    expect(skipped).toEqual([expect.objectContaining({ part: 'resources' })]);
  });

  it('is never guessed', () => {
    expect(
      read([row('same', { actions: ['no-op'], before: {}, after: {} })], 'auto')
        .source.format,
    ).toBe('terraform-plan');
  });
});
