import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  createDecisionPipeline,
  evaluateRecorded,
  sha256,
} from '@backstage-guardrails/policy-decision';
import {
  loadBundle,
  loadParameters,
  readRuleDigests,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
  INPUT_VERSION,
  timeOf,
  type Input,
  type Rule,
} from '@backstage-guardrails/policy-model';
import type { Host } from '../host';
import { findEndings } from './findEndings';

const RULE = 'network/no-public-database';
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const ADDRESS = 'aws_db_instance.main';
type Rows = Record<string, object[]>;

const input: Input = {
  version: INPUT_VERSION,
  actor: {
    kind: 'human',
    ref: 'user:default/developer',
    groups: [],
    origin: 'portal',
  },
  action: 'provision',
  target: {
    ref: 'component:default/checkout',
    environmentClass: 'production',
  },
  subject: {
    type: 'infrastructure',
    changes: [
      {
        address: ADDRESS,
        mode: 'managed',
        type: 'aws_db_instance',
        name: 'main',
        provider: 'registry.terraform.io/hashicorp/aws',
        module: '',
        kind: 'create',
        actions: ['create'],
        importing: false,
        before: null,
        after: { publicly_accessible: true },
        unknown: [],
        sensitive: [],
        tags: {},
        taggable: true,
      },
    ],
    drift: [],
    configuration: {
      providers: [],
      modules: [],
      provisioners: [],
      dataSources: [],
      externals: [],
    },
  },
  source: { format: 'terraform-plan', digest: sha256('evidence') },
  facts: {},
  time: timeOf(new Date('2026-03-01T12:00:00Z')),
  skipped: [],
};
const parameters = JSON.parse(readFileSync(parametersPath, 'utf8'));

/** The shipped bundle with other rows in the table of a rule, and the digests that follow. */
async function bundleWith(edit: (rows: Rows) => Rows): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'endings-'));
  const content = join(folder, 'content');
  const file = join(folder, 'bundle.tar.gz');
  mkdirSync(content);
  execFileSync('tar', ['-xzf', bundlePath, '-C', content]);
  const pack = () => {
    execFileSync('tar', ['-czf', file, '-C', content, '.']);
    return readFileSync(file);
  };
  const change = <Document>(
    name: string,
    work: (document: Document) => void,
  ) => {
    const document: Document = JSON.parse(
      readFileSync(join(content, name), 'utf8'),
    );
    work(document);
    writeFileSync(join(content, name), JSON.stringify(document));
  };
  change<{ guardrails: { places: Record<string, Rows> } }>(
    'data.json',
    ({ guardrails: { places } }) => {
      places['no-public-database'] = edit(places['no-public-database']);
    },
  );
  const digests = await readRuleDigests(pack(), { hash: sha256 });
  change<{ metadata: { rules: Rule[] } }>('.manifest', ({ metadata }) => {
    for (const rule of metadata.rules) {
      rule.digest = digests.of(rule.id)!.computed!;
    }
  });
  return pack();
}

let server: Server;
afterEach(() => server?.close());

/** What the server answers by path: one exception and one request for approval of one decision. */
async function endingsWith(
  edit: (rows: Rows) => Rows,
  spoil: (material: Record<string, unknown>) => object = material => material,
) {
  const archive = readFileSync(bundlePath);
  const bundle = await loadBundle(archive, { hash: sha256 });
  const loaded = loadParameters(parameters, { hash: sha256, bundle });
  const pipeline = createDecisionPipeline({ workers: false });
  pipeline.load(bundle);
  const { verdict } = await evaluateRecorded({
    pipeline,
    recorded: Buffer.from(canonicalJson(input)),
    bundle: bundle.digest,
    parameters: loaded,
  });
  const kept = (value: unknown) => ({ status: 'kept', value });
  const answers: Record<string, unknown> = {
    'exceptions?state=active': { items: [{ id: ID }] },
    [`exceptions/${ID}`]: {
      id: ID,
      decision: ID,
      contract: {
        id: ID,
        rule: RULE,
        ruleDigest: bundle.rules.find(({ id }) => id === RULE)!.digest,
        target: { ref: 'component:default/checkout' },
        resources: [ADDRESS],
        bounds: [
          { resource: ADDRESS, path: 'publicly_accessible', actual: true },
        ],
        until: '2999-01-01T00:00:00.000Z',
      },
    },
    'approvals?state=approved': {
      items: [
        {
          id: ID,
          title: 'Provision a database',
          subject: { kind: 'change', decision: ID },
        },
        { id: ID, title: 'Access', subject: { kind: 'lease', lease: ID } },
      ],
    },
    [`decisions/${ID}/replay`]: spoil({
      decision: ID,
      engine: { name: 'engine', version: '1' },
      verdict,
      bundle: { status: 'kept' },
      input: kept(input),
      parameters: kept(parameters),
      snapshot: kept(EMPTY_SNAPSHOT),
    }),
  };
  const address = await new Promise<string>(done => {
    server = createServer(({ url = '' }, response) => {
      const [path, query = ''] = url.replace('/api/guardrails/', '').split('?');
      const state = new URLSearchParams(query).get('state');
      if (path.startsWith('bundles/')) {
        response.end(archive);
        return;
      }
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          answers[state === null ? path : `${path}?state=${state}`] ?? {
            items: [],
          },
        ),
      );
    }).listen(0, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
  const next = await bundleWith(edit);
  const after = await loadBundle(next, { hash: sha256 });
  return findEndings({
    server: address,
    host: { env: {} } as Host,
    next: {
      bundle: after,
      archive: next,
      parameters: loadParameters(parameters, { hash: sha256, bundle: after }),
      replaced: new Set(bundle.rules.map(({ id }) => id)),
    },
  });
}

const end = (because: string) => ({ continue: 0, end: [{ id: ID, because }] });
const another = (rows: Rows): Rows => ({
  ...rows,
  aws_new_database: [{ path: ['public'], is: [false] }],
});
const allowed = (rows: Rows): Rows => ({
  ...rows,
  aws_db_instance: [{ path: ['publicly_accessible'], is: [false, true] }],
});

jest.setTimeout(60_000);

describe('findEndings', () => {
  it('lists nothing where both bundles find the same', async () => {
    expect(await endingsWith(another)).toEqual({
      exceptions: { continue: 1, end: [] },
      approvals: { continue: 1, end: [] },
    });
  });

  it('lists what the new bundle finds otherwise', async () => {
    expect(await endingsWith(allowed)).toMatchObject({
      exceptions: end('findings-differ'),
      approvals: end('findings-differ'),
    });
  });

  it.each<[string, (material: Record<string, unknown>) => object]>([
    [
      'input-gone',
      material => ({
        ...material,
        input: { status: 'erased', erasedBy: 'retention' },
      }),
    ],
    [
      'bundle-gone',
      material => ({ ...material, bundle: { status: 'erased' } }),
    ],
    [
      'input-differs',
      material => ({
        ...material,
        input: { status: 'kept', value: { ...input, action: 'deploy' } },
      }),
    ],
  ])('lists what cannot be compared: %s', async (because, spoil) => {
    expect(await endingsWith(another, spoil)).toMatchObject({
      exceptions: end(because),
      approvals: end(because),
    });
  });
});
