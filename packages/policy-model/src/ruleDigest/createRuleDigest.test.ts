import { createHash } from 'node:crypto';
import type { Digest, RuleId } from '../brands';
import type { Json } from '../canonical';
import {
  createRuleDigest,
  createRuleReads,
  type DecidingMetadata,
  type RegoSources,
} from './createRuleDigest';
import { readRego } from './readRego';

const hash = (data: string | Uint8Array) =>
  `sha256:${createHash('sha256').update(data).digest('hex')}` as Digest;

const rule: DecidingMetadata = {
  id: 'network/no-public-thing' as RuleId,
  level: { default: 'mandatory', sandbox: 'advisory' },
  subject: {
    type: 'infrastructure',
    types: ['aws_thing', 'aws_other_thing'],
    changes: ['create', 'update'],
    sees: 'change',
  },
  evidence: ['resources'],
  facts: ['catalog.owner'],
  parameters: ['allowedThings'],
};

const OWN = '/guardrails/rules/network/no-public-thing/no_public_thing.rego';

const files: Record<string, string> = {
  [OWN]: `# METADATA
# title: A thing is not public
# custom:
#   message: "{resource} is public"
package guardrails.rules.network.no_public_thing

import data.guardrails.lib.attributes

# Why it is like this.
finding contains found if {
	some thing in input.subject.changesByType.aws_thing
	not "#" in thing.after.tags # not a comment: "#"
	found := attributes.wrong(thing, data.guardrails.lib.texts.hash)
}
`,
  '/guardrails/lib/attributes.rego':
    'package guardrails.lib.attributes\n\nimport data.guardrails.lib.markers\n\nwrong(a, b) := markers.mark(a, b)\n',
  '/guardrails/lib/markers.rego':
    'package guardrails.lib.markers\n\nmark(a, b) := {"a": a, "b": b}\n',
  '/guardrails/lib/texts.rego':
    'package guardrails.lib.texts\n\nhash := "#"\n\nregex := `#\\d`\n',
  '/guardrails/lib/tags.rego': 'package guardrails.lib.tags\n\nx := 1\n',
  '/guardrails/lib/parameters.rego':
    'package guardrails.lib.parameters\n\nvalues := data.parameters\n\nabsent contains 1 if false\n',
  '/guardrails/main/main.rego':
    'package guardrails.main\n\nimport data.guardrails.lib.parameters\n\nresult := [f |\n\tsome f in data.guardrails.rules[input.domain][input.name].finding\n] if {\n\tcount(parameters.absent) == 0\n}\n',
  '/guardrails/rules/network/other/other.rego':
    'package guardrails.rules.network.other\n\nfinding contains 1 if true\n',
};
const data: Json = {
  guardrails: { parameters: ['allowedThings'], tables: { a: 1 }, more: 1 },
};

const digestOf = (
  sources: Partial<RegoSources> = {},
  changes: Partial<DecidingMetadata> = {},
) =>
  createRuleDigest({ sources: { files, data, version: 1, ...sources }, hash })({
    ...rule,
    ...changes,
  });

const edited = (path: string, from: string, to: string) => {
  expect(files[path]).toContain(from);
  return { files: { ...files, [path]: files[path].replace(from, to) } };
};
const helper = (name: string) => `/guardrails/lib/${name}.rego`;
const also = (path: string, text: string) => ({
  files: { ...files, [path]: text },
});
const reading = (expression: string) =>
  edited(OWN, 'found := ', `found := ${expression}; `);

const MAIN = '/guardrails/main/main.rego';

describe('createRuleDigest', () => {
  it.each<[string, Parameters<typeof digestOf>]>([
    ['a title', [edited(OWN, 'A thing is not', 'Things are never')]],
    ['a message', [edited(OWN, 'is public"', 'can be reached"')]],
    ['a comment', [edited(OWN, 'Why it is like this', 'No, like that')]],
    ['a comment behind code', [edited(OWN, 'not a comment', 'a comment')]],
    ['all comments', [edited(OWN, '# Why it is like this.\n', '')]],
    ['indentation', [edited(OWN, '\tfound', '    found')]],
    ['empty lines', [edited(OWN, 'attributes\n\n', 'attributes\n\n\n\n')]],
    ['line ends of Windows', [edited(OWN, 'aws_thing\n', 'aws_thing\r\n')]],
    [
      'a comment of a helper',
      [edited(helper('markers'), 'mark(', '# m\nmark(')],
    ],
    ['a helper of others', [edited(helper('tags'), 'x := 1', 'x := 2')]],
    [
      'another rule',
      [edited('/guardrails/rules/network/other/other.rego', '1', '2')],
    ],
    [
      'values of the organisation',
      [edited(helper('parameters'), 'data.parameters', 'data.parameters.x')],
    ],
    [
      'a new rule',
      [also('/guardrails/rules/a/b/b.rego', 'package guardrails.rules.a.b')],
    ],
    [
      'parameters of others',
      [
        {
          data: {
            guardrails: {
              parameters: ['allowedThings', 'b'],
              tables: { a: 1 },
              more: 1,
            },
          },
        },
      ],
    ],
    [
      'a document that nobody reads',
      [{ data: { guardrails: { parameters: [], tables: { a: 2 }, more: 2 } } }],
    ],
    [
      'where files are',
      [
        {
          files: Object.fromEntries(
            Object.entries(files).map(([path, text]) => [`/x${path}`, text]),
          ),
        },
      ],
    ],
    [
      'the order of names',
      [
        {},
        {
          subject: {
            type: 'infrastructure',
            types: ['aws_other_thing', 'aws_thing'],
            changes: ['update', 'create'],
            sees: 'change',
          },
        },
      ],
    ],
  ])('does not change with %s', (_, changed) => {
    expect(digestOf(...changed)).toBe(digestOf());
  });

  it.each<[string, Parameters<typeof digestOf>]>([
    ['the rule', [edited(OWN, 'not "#"', '"#"')]],
    [
      'a text that looks like a comment',
      [
        edited(
          OWN,
          'not "#" in thing.after.tags',
          'not "# in thing.after.tags"',
        ),
      ],
    ],
    ['white space inside of a text', [edited(helper('texts'), '"#"', '"# "')]],
    ['a raw text', [edited(helper('texts'), '`#\\d`', '`#\\w`')]],
    [
      'a line break that ends a statement',
      [edited(OWN, '_thing\n\tnot', '_thing not')],
    ],
    [
      'a space before a bracket',
      [edited(OWN, 'contains found', 'contains [found]')],
    ],
    [
      'a helper that is imported',
      [edited(helper('attributes'), 'mark(a, b)', 'mark(b, a)')],
    ],
    [
      'a helper that a helper imports',
      [edited(helper('markers'), '"b": b', '"b": a')],
    ],
    [
      'a helper that is referred to in full',
      [edited(helper('texts'), '"#"', '"##"')],
    ],
    [
      'a further file of an imported package',
      [
        also(
          '/guardrails/lib/more.rego',
          'package guardrails.lib.markers\n\nmark(_, _) := 1\n',
        ),
      ],
    ],
    ['what calls the rules', [edited(MAIN, '] if', '] if 1 == 1; true if')]],
    ['the version of Rego', [{ version: 0 }]],
    [
      'a further file of its package',
      [also('/x.rego', 'package guardrails.rules.network.no_public_thing')],
    ],
    ['the level', [{}, { level: 'approval' }]],
    [
      'the level of a class',
      [{}, { level: { default: 'mandatory', sandbox: 'approval' } }],
    ],
    [
      'types',
      [
        {},
        {
          subject: {
            type: 'infrastructure',
            types: ['aws_thing'],
            changes: ['create', 'update'],
            sees: 'change',
          },
        },
      ],
    ],
    [
      'changes',
      [
        {},
        {
          subject: {
            type: 'infrastructure',
            types: ['aws_thing', 'aws_other_thing'],
            changes: ['create'],
            sees: 'change',
          },
        },
      ],
    ],
    [
      'what it sees',
      [
        {},
        {
          subject: {
            type: 'infrastructure',
            types: ['aws_thing', 'aws_other_thing'],
            changes: ['create', 'update'],
          },
        },
      ],
    ],
    ['evidence', [{}, { evidence: [] }]],
    ['facts', [{}, { facts: [] }]],
    ['the name of a parameter', [{}, { parameters: ['allowedOthers'] }]],
  ])('changes with %s', (_, changed) => {
    const digest = digestOf(...changed);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digest).not.toBe(digestOf());
  });

  it.each<[string, { files: Record<string, string> }]>([
    ['a computed helper', reading('data.guardrails.lib[input.x].x')],
    ['a name in brackets', reading('data.guardrails.lib["tags"].x')],
    ['a bracket after a space', reading('data.guardrails [input.x]')],
    ['all of data', reading('data[input.x]')],
    [
      'a rule of a helper',
      edited(
        OWN,
        'lib.attributes\n',
        'lib.attributes\nimport data.guardrails.lib.tags.x\n',
      ),
    ],
    [
      'a helper under another name',
      edited(
        OWN,
        'lib.attributes\n',
        'lib.attributes\nimport data.guardrails.lib.tags as t\n',
      ),
    ],
    [
      'all helpers',
      edited(
        OWN,
        'lib.attributes\n',
        'lib.attributes\nimport data.guardrails.lib\n',
      ),
    ],
    [
      'a helper of what calls the rules',
      edited(
        MAIN,
        'lib.parameters\n',
        'lib.parameters\nimport data.guardrails.lib.tags\n',
      ),
    ],
    ['a text that is put together', reading('$"{data.guardrails.lib.tags.x}"')],
    ['METADATA as values', reading('rego.metadata.rule().title')],
    [
      'Rego that is not read',
      also('/guardrails/lib/odd.rego', "package odd\n\nx := 'a'"),
    ],
  ])('takes a helper in where it could matter: %s', (_, changed) => {
    const other = {
      ...changed.files,
      [helper('tags')]: files[helper('tags')].replace('x := 1', 'x := 2'),
    };
    expect(digestOf({ files: other })).not.toBe(digestOf(changed));
  });

  it.each<[string, string, string]>([
    ['their values', 'parameters.absent', 'parameters.values'],
    ['all of them', 'parameters.absent', 'parameters'],
    ['a computed name', 'parameters.absent', 'parameters[input.x]'],
    ['another name for them', 'lib.parameters\n', 'lib.parameters as p\n'],
  ])('takes parameters in where the entrypoint asks for %s', (_, from, to) => {
    const changed = edited(MAIN, from, to).files;
    const other = {
      ...changed,
      [helper('parameters')]: `${changed[helper('parameters')]}y := 1\n`,
    };
    expect(digestOf({ files: other })).not.toBe(digestOf({ files: changed }));
  });

  it('takes in the other rules where the entrypoint asks for all at once', () => {
    const changed = edited(
      MAIN,
      '[input.domain][input.name].finding',
      '',
    ).files;
    const path = '/guardrails/rules/network/other/other.rego';
    const other = { ...changed, [path]: `${changed[path]}x := 1\n` };
    expect(digestOf({ files: other })).not.toBe(digestOf({ files: changed }));
  });

  it.each<[string, string, string]>([
    ['METADATA', 'reading its own METADATA', 'rego.metadata.rule().title'],
    ['the text of every file', 'not being read', '$"{1}"'],
  ])('counts %s of a rule for %s', (_, __, expression) => {
    const changed = reading(expression);
    const reworded = {
      files: {
        ...changed.files,
        [OWN]: changed.files[OWN].replace('A thing is not', 'Things are never'),
      },
    };
    expect(digestOf(reworded)).not.toBe(digestOf(changed));
  });

  it('counts a document of the bundle that a rule reads', () => {
    const changed = reading('data.guardrails.tables.a');
    const other = { guardrails: { tables: { a: 2 }, more: 1 } };
    const unread = { guardrails: { tables: { a: 1 }, more: 2 } };
    expect(digestOf({ ...changed, data: other })).not.toBe(digestOf(changed));
    expect(digestOf({ ...changed, data: unread })).toBe(digestOf(changed));
  });

  it('has none for a rule whose source is not there', () => {
    expect(digestOf({}, { id: 'network/gone' as RuleId })).toBeUndefined();
    expect(digestOf({ files: {} })).toBeUndefined();
  });
});

describe('createRuleReads', () => {
  const PLACES = helper('places');
  const table = {
    aws_thing: [{ path: ['public'], is: [false] }],
    'microsoft.things/things': [{ path: ['body', 'public'] }],
  };
  const tabled = (expression: string): Partial<RegoSources> => ({
    files: {
      ...files,
      [PLACES]:
        'package guardrails.lib.places\n\nwrong(t) := {r | some r in t}\n',
      [OWN]: files[OWN].replace(
        'lib.attributes\n',
        'lib.attributes\nimport data.guardrails.lib.places\nimport data.guardrails.lib.durations\nimport data.guardrails.lib.literals\nimport data.guardrails.lib.protection\nimport data.guardrails.lib.removal\n',
      ).replace('found := ', `found := ${expression}; `),
    },
    data: { guardrails: { places: { things: table, others: {} } } },
  });
  const READ = 'places.wrong(data.guardrails.places["things"])';
  const ALL = ['aws_thing', 'azapi_resource', 'aws_by_hand'];
  const readsOf = (
    sources: Partial<RegoSources>,
    changes: Partial<DecidingMetadata> = {},
  ) =>
    createRuleReads({ sources: { files, data, version: 1, ...sources }, hash })(
      {
        ...rule,
        subject: { ...rule.subject, types: ALL } as DecidingMetadata['subject'],
        ...changes,
      },
    );
  const withTable = (things: Json, sources = tabled(READ)) => ({
    ...sources,
    data: { guardrails: { places: { things, others: {} } } },
  });
  const logicWith = (...options: Parameters<typeof readsOf>) =>
    readsOf(...options)?.logic;
  const row = (value: unknown) => [{ path: ['public'], is: [value] }] as Json;

  it('leaves logic and the rows of a type as they are where a row for another type is added', () => {
    const before = readsOf(tabled(READ))!;
    const after = readsOf(withTable({ ...table, aws_new: row(true) }), {
      subject: {
        ...rule.subject,
        types: [...ALL, 'aws_new'],
      } as DecidingMetadata['subject'],
    })!;
    expect(after.logic).toBe(before.logic);
    for (const type of ['aws_thing', 'microsoft.things/things', 'aws_none']) {
      expect(after.ofType(type)).toBe(before.ofType(type));
    }
    expect(after.ofType('aws_new')).not.toBe(before.ofType('aws_new'));
    expect(before.types).toEqual(['aws_thing', 'microsoft.things/things']);
    expect(after.types).toEqual([
      'aws_new',
      'aws_thing',
      'microsoft.things/things',
    ]);
  });

  it.each([
    ['limits', 'places.below(data.guardrails.places["things"], {"x": 1})'],
    ['maximums', 'places.above(data.guardrails.places["things"], {"x": 1})'],
    ['durations', 'durations.short(data.guardrails.places["things"], {})'],
    ['literals', 'literals.refused(data.guardrails.places["things"])'],
    ['protection', 'protection.lost(data.guardrails.places["things"])'],
    ['controls', 'removal.controls(data.guardrails.places["things"])'],
  ])('takes apart what goes to the reader of %s as well', (_, expression) => {
    const other = tabled(expression);
    const more = withTable({ ...table, aws_new: row(true) }, other);
    expect(logicWith(more)).toBe(logicWith(other));
    expect(logicWith(other)).not.toBe(logicWith(tabled(READ)));
  });

  it.each<[string, Json]>([
    ['changed', { ...table, aws_thing: row(true) }],
    ['one more', { ...table, aws_thing: [...table.aws_thing, { set: true }] }],
    ['gone', { 'microsoft.things/things': [] }],
    ['moved to another name', { aws_other: table.aws_thing }],
  ])('notices rows of a type: %s', (_, things) => {
    const before = readsOf(tabled(READ))!;
    const after = readsOf(withTable(things))!;
    expect(after.ofType('aws_thing')).not.toBe(before.ofType('aws_thing'));
  });

  it.each<[string, string]>([
    ['a computed table', 'places.wrong(data.guardrails.places[input.x])'],
    ['all tables', 'places.wrong(data.guardrails.places)'],
    ['a part of a table', 'places.wrong(data.guardrails.places["things"].x)'],
    ['another reader', 'places.count(data.guardrails.places["things"])'],
    [
      'one of another library',
      'durations.wrong(data.guardrails.places.things)',
    ],
    ['a reader of its own', 'mine.places.wrong(data.guardrails.places.things)'],
    ['a reader elsewhere', 'wrong(data.guardrails.places["things"])'],
    ['something beside', 'places.wrong(data.guardrails.places["things"], 1)'],
    ['rows by hand', 'data.guardrails.places["things"][input.x]'],
    ['once more by hand', `${READ}; data.guardrails.places.things.aws_b`],
    ['another thing of the name', `places := attributes; ${READ}`],
  ])('counts all rows as logic for %s', (_, expression) => {
    const sources = tabled(expression);
    const more = withTable({ ...table, aws_b: row(true), x: row(1) }, sources);
    expect(logicWith(sources)).toBeDefined();
    expect(logicWith(more)).not.toBe(logicWith(sources));
  });

  it.each<[string, Partial<RegoSources>, Partial<DecidingMetadata>]>([
    ['another table', tabled(READ.replace('things', 'others')), {}],
    ['its Rego', tabled(`${READ}; 1 == 1`), {}],
    [
      'the reader of tables',
      {
        ...tabled(READ),
        files: {
          ...tabled(READ).files,
          [PLACES]: `${tabled(READ).files![PLACES]}x := 1\n`,
        },
      },
      {},
    ],
    ['the level', tabled(READ), { level: 'advisory' }],
    [
      'a type that it names itself',
      tabled(READ),
      {
        subject: {
          ...rule.subject,
          types: [...ALL, 'aws_more'],
        } as DecidingMetadata['subject'],
      },
    ],
  ])('notices in the logic: %s', (_, sources, changes) => {
    expect(logicWith(sources, changes)).not.toBe(logicWith(tabled(READ)));
  });

  it('takes companions of rows for rows', () => {
    const companion = { types: ['aws_block'], attribute: 'bucket' };
    const more = { ...table, aws_bucket: [{ path: ['acl'], companion }] };
    const named = (companions: string[]) =>
      ({
        ...rule.subject,
        types: ALL,
        companions,
      } as DecidingMetadata['subject']);
    expect(logicWith(withTable(more), { subject: named(['aws_block']) })).toBe(
      logicWith(tabled(READ), { subject: named([]) }),
    );
    expect(logicWith(withTable(more), { subject: named(['aws_b']) })).not.toBe(
      logicWith(tabled(READ), { subject: named([]) }),
    );
  });

  it('takes nothing apart where it is not certain what a rule reads', () => {
    const odd = {
      ...tabled(READ),
      files: { ...tabled(READ).files, '/odd.rego': "package odd\n\nx := 'a'" },
    };
    expect(readsOf(odd)).toBeUndefined();
    expect(readsOf({}, { id: 'network/gone' as RuleId })).toBeUndefined();
    expect(
      readsOf(tabled(`${READ}; rego.metadata.rule().title`)),
    ).toBeUndefined();
  });
});

describe('readRego', () => {
  it.each([
    ['package a\n\n# x\nb := 1 # y\n', 'package a\nb := 1'],
    ['# METADATA\r\npackage a.b\r\n', 'package a.b'],
    ['package a\nb := "\\"#" # c', 'package a\nb := "\\"#"'],
    [
      'package a\nb := `\n# no comment\n` # c',
      'package a\nb := `\n# no comment\n`',
    ],
    ['package a\nb\t:=\t\t[1,  2]', 'package a\nb := [1, 2]'],
    ['package a\nb [1]#c\n\n\n[2]', 'package a\nb [1]\n[2]'],
  ])('reads %j as %j', (source, code) => {
    expect(readRego(source)?.code).toBe(code);
  });

  it.each([
    ['', 'nothing'],
    ['b := 1', 'no package'],
    ['package a\nb := "', 'a text without an end'],
    ['package a\nb := `', 'a raw text without an end'],
    ['package a\nb := "\n"', 'a text over two lines'],
    ['package a\nb := $"{x}"', 'a text that is put together'],
    ['package a\nb := é', 'a letter that Rego has not'],
  ])('does not read %j: %s', source => {
    expect(readRego(source)).toBeUndefined();
  });
});
