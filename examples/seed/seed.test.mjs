import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { root } from '../../scripts/lib/paths.mjs';
import { serviceEntities } from '../services/entities.mjs';
import { billingFiles } from './billing/index.mjs';
import { catalogFiles } from './catalog.mjs';
import { GeneratedFiles } from './GeneratedFiles.mjs';
import { existingEntities } from './organisation/existing.mjs';
import { faults } from './organisation/faults.mjs';
import { organisation } from './organisation/index.mjs';
import { firstMonth, lastWholeDay } from './period.mjs';

const require = createRequire(import.meta.url);
const { parseAllDocuments } = createRequire(
  join(root, 'packages/policy-testkit/package.json'),
)('yaml');
require('@backstage/cli-node/config/nodeTransform.cjs');
const cost = require('../../plugins/entity-cost-common/src/index.ts');
const health = require('../../plugins/entity-health-common/src/index.ts');

const ports = Object.fromEntries(
  serviceEntities({}).map(({ metadata }, index) => [
    metadata.name,
    7101 + index,
  ]),
);
const period = { seed: 42, first: '2026-09', until: '2026-11-18' };
const generated = organisation({ seed: 42, ports });
const services = serviceEntities(ports);
const written = ['organisation.yaml', 'systems.yaml'].flatMap(name =>
  documentsOf(readFileSync(join(root, 'examples', name), 'utf8')),
);
const everything = [...written, ...services, ...generated];

function documentsOf(text) {
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(Boolean);
}

const refOf = ({ kind, metadata }) =>
  `${kind}:default/${metadata.name}`.toLowerCase();

test('the organisation has 500 entities, each of them once', () => {
  assert.equal(everything.length, 500);
  assert.equal(new Set(everything.map(refOf)).size, 500);
  for (const { metadata, kind } of [...services, ...generated]) {
    assert.ok(metadata.tags.includes('demo-data'), metadata.name);
    assert.match(metadata.title, /\(demo\)$/);
    if (kind === 'User') assert.match(metadata.name, /^team-lead-/);
  }
});

test('the catalog takes every entity', async () => {
  const model = require('@backstage/catalog-model');
  const validators = {
    API: model.apiEntityV1alpha1Validator,
    Component: model.componentEntityV1alpha1Validator,
    Domain: model.domainEntityV1alpha1Validator,
    Group: model.groupEntityV1alpha1Validator,
    Resource: model.resourceEntityV1alpha1Validator,
    System: model.systemEntityV1alpha1Validator,
    User: model.userEntityV1alpha1Validator,
  };
  const policy = new model.FieldFormatEntityPolicy();
  for (const entity of [...services, ...generated]) {
    assert.ok(await validators[entity.kind].check(entity), refOf(entity));
    await policy.enforce(entity);
  }
});

test('relations lead to entities, but for two on purpose', () => {
  const known = new Set(everything.map(refOf));
  const kinds = {
    owner: 'group',
    system: 'system',
    domain: 'domain',
    parent: 'group',
    children: 'group',
    memberOf: 'group',
    providesApis: 'api',
    consumesApis: 'api',
    dependsOn: 'component',
  };
  const dead = [...services, ...generated].flatMap(({ spec }) =>
    Object.entries(kinds).flatMap(([field, kind]) =>
      [spec[field] ?? []]
        .flat()
        .map(ref => (ref.includes(':') ? ref : `${kind}:default/${ref}`))
        .filter(ref => !known.has(ref)),
    ),
  );
  assert.deepEqual(dead.sort(), [
    'group:default/dissolved-team',
    'resource:default/not-in-the-catalog',
  ]);
});

test('the entities that bills name are those of systems.yaml', () => {
  const billed = written
    .filter(({ kind }) => ['Component', 'Resource'].includes(kind))
    .map(({ kind, metadata: { name }, spec: { type, owner, system } }) => ({
      kind,
      metadata: { name },
      spec: { type, owner, system },
    }));
  assert.deepEqual(existingEntities, billed);
});

test('the catalog files are the entities', () => {
  const files = catalogFiles({ seed: 42, history: true, ports });
  const read = name => documentsOf(files[`catalog/${name}.yaml`]);
  assert.deepEqual(read('organisation'), JSON.parse(JSON.stringify(generated)));
  assert.deepEqual(read('services'), JSON.parse(JSON.stringify(services)));
  assert.deepEqual(Object.keys(catalogFiles({ seed: 42, history: false })), []);
});

test('annotations are right, but for those that are wrong on purpose', () => {
  const problems = new Map();
  for (const entity of [...services, ...generated]) {
    const found = [
      ...health.readDeclaration(entity).problems,
      ...cost.readCostDeclaration(entity).problems,
    ].map(({ code }) => code);
    if (found.length > 0) problems.set(entity.metadata.name, found);
  }
  assert.deepEqual(Object.fromEntries([...problems].sort()), {
    'address-book-api': ['pair-invalid'],
    'bonus-points-api': ['pair-duplicate'],
    'campaigns-api': ['options-invalid'],
    'category-pages-api': ['endpoint-empty', 'endpoint-empty'],
    'gift-cards-api': ['value-invalid'],
    'media-library-api': ['url-invalid'],
    'price-engine-worker': ['url-scheme'],
    'product-reviews-api': ['url-secret'],
    'purchase-orders-api': ['budget-invalid'],
    'seller-portal-api': ['options-not-json'],
    'store-tills-api': ['budget-invalid'],
    'vouchers-api': ['url-credentials'],
  });
  const names = new Set(generated.map(({ metadata }) => metadata.name));
  for (const name of Object.keys(faults)) assert.ok(names.has(name), name);
});

/** Rows of a FOCUS file as entity cost reads them; values in quotes have no line breaks. */
function chargesIn(content) {
  const [head, ...lines] = gunzipSync(content)
    .toString()
    .trimEnd()
    .split('\r\n');
  const names = head.split(',');
  const { ok, header, problems } = cost.readHeader({
    format: cost.detectFormat(names),
    names,
  });
  assert.ok(ok, JSON.stringify(problems));
  assert.equal(header.conformance.version, '1.2');
  assert.deepEqual(header.conformance.missing, []);
  assert.deepEqual(header.conformance.deprecated, []);
  return lines.map((text, index) => {
    const cells = [
      ...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
    ].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
    const read = cost.readRow({ header, cells, line: index + 2 });
    assert.ok(read.ok, JSON.stringify(read.problem));
    assert.equal(read.row.rounded, 0);
    return read.row;
  });
}

const files = new Map(billingFiles(period));
const rows = [...files].flatMap(([name, content]) =>
  chargesIn(content).map(row => ({ ...row, file: name })),
);
const sum = (chosen, amount = 'billed') =>
  chosen.reduce((total, row) => total + row[amount], 0n);

test('entity cost reads every bill without a problem', () => {
  assert.deepEqual(
    [...files.keys()],
    ['2026-09', '2026-10', '2026-11'].flatMap(month => [
      `billing/aws/${month}.csv.gz`,
      `billing/azure/${month}.csv.gz`,
    ]),
  );
  for (const { file, month, start } of rows) {
    assert.ok(file.includes(month));
    assert.ok(start.startsWith(month) && start.slice(0, 10) <= '2026-11-18');
  }
});

test('the bills have what a bill may have', () => {
  const kinds = rows.map(row => cost.chargeKind(row));
  assert.deepEqual([...new Set(kinds)].sort(), [
    'credit',
    'purchase',
    'refund',
    'tax',
    'unused-commitment',
    'usage',
  ]);
  const currencies = Object.groupBy(rows, ({ currency }) => currency);
  assert.deepEqual(Object.keys(currencies).sort(), ['EUR', 'USD']);
  assert.ok(sum(currencies.USD) * 10n < sum(currencies.EUR));
  // what is paid for a commitment is used or not used in the end
  const plan = rows.filter(row => row.commitmentId !== null);
  assert.equal(sum(plan, 'billed'), sum(plan, 'effective'));
});

test('some costs get dearer by price, some by quantity, some cross a budget', () => {
  const of = (component, month) =>
    rows.filter(
      row =>
        row.month === month &&
        row.category === 'Usage' &&
        row.tags.some(
          ([key, value]) => key === 'component' && value === component,
        ),
    );
  const quantity = chosen => sum(chosen, 'quantity') / BigInt(chosen.length);
  const ratio = (name, measure) =>
    Number(
      (measure(of(name, '2026-10')) * 1000n) / measure(of(name, '2026-09')),
    ) / 1000;
  const perUnit = chosen => (chosen[0].list * 10n ** 18n) / chosen[0].quantity;
  assert.equal(ratio('suggestion-service', perUnit), 1.12);
  assert.ok(Math.abs(ratio('suggestion-service', quantity) - 1) < 0.05);
  assert.equal(ratio('index-builder', perUnit), 1);
  assert.ok(ratio('index-builder', quantity) > 1.25);
  const budget = cost.readCostDeclaration(services[0]).budget.amount;
  assert.ok(sum(of('payment-gateway', '2026-10'), 'effective') > budget);
});

test('some costs belong to nobody, to a system, or to three teams at once', () => {
  const catalog = new cost.CatalogIndex(
    everything.map(entity => ({
      ref: refOf(entity),
      owner: entity.spec.owner,
      claims: cost.readCostDeclaration(entity).claims,
    })),
  );
  const results = rows.map(subject =>
    cost.allocate({ subject, rules: [], catalog }),
  );
  const found = new Set(
    results.map(({ state, by, reason }) =>
      state === 'allocated' ? by.rule ?? by.annotation : reason,
    ),
  );
  assert.deepEqual([...found].sort(), [
    'contested',
    'entity-cost/match',
    'no-rule',
    'owner-unknown',
    'tag-component',
    'tag-owner',
    'tag-system',
  ]);
  const unallocated = results.filter(({ state }) => state === 'unallocated');
  const share = unallocated.length / results.length;
  assert.ok(share > 0.02 && share < 0.2, String(share));
  const claimed = results.find(({ reason }) => reason === 'contested');
  assert.equal(claimed.contestedBy.length, 3);
});

test('the same seed gives the same bytes, and a later day changes no earlier one', () => {
  const name = 'billing/aws/2026-09.csv.gz';
  const until = day => ({ ...period, until: `2026-09-${day}` });
  const file = from => new Map(billingFiles(from)).get(name);
  assert.deepEqual(file(until('30')), files.get(name));
  assert.notDeepEqual(file({ ...until('30'), seed: 43 }), files.get(name));
  const lines = content => gunzipSync(content).toString().trim().split('\r\n');
  const before = lines(file(until('02')));
  const after = new Set(lines(file(until('03'))));
  assert.ok(before.every(line => after.has(line)));
  assert.ok(after.size > before.length);
});

test('bills end with the last whole day', () => {
  assert.equal(lastWholeDay(Date.parse('2026-03-01T00:00:01Z')), '2026-02-28');
  assert.equal(firstMonth('2026-02-28'), '2025-11');
});

test('a file that a user changed or brought is left alone', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'seed-')), 'demo');
  try {
    const read = name => readFileSync(join(folder, name), 'utf8');
    const first = new GeneratedFiles(folder, { seed: 42 });
    assert.ok(first.write('a/one.yaml', 'one'));
    writeFileSync(join(folder, 'own.yaml'), 'mine');
    assert.equal(first.write('own.yaml', 'generated'), false);
    assert.equal(read('own.yaml'), 'mine');

    const next = new GeneratedFiles(folder, { seed: 43 });
    assert.deepEqual(next.from, { seed: 42 });
    assert.ok(next.write('a/one.yaml', 'two'));
    assert.equal(read('a/one.yaml'), 'two');
    writeFileSync(join(folder, 'a/one.yaml'), 'changed');
    assert.equal(next.write('a/one.yaml', 'three'), false);
    assert.equal(read('a/one.yaml'), 'changed');
    assert.ok(!existsSync(join(folder, 'a/one.yaml.part')));
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }
});
