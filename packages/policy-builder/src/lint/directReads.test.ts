import { folderOf, withOpa } from '../__testUtils__';
import { opaAt } from '../opa';
import { directReads } from './directReads';

const opa = opaAt('opa');

function faultsOf(body: string): string[] {
  const folder = folderOf({
    'rule.rego': `package guardrails.rules.acme.rule

import data.guardrails.lib.changes
import data.guardrails.lib.settings

${body}
`,
  });
  return directReads('rule.rego', { folder, opa });
}

withOpa('directReads', () => {
  it.each([
    [
      'a negated value',
      'finding contains 1 if {\n\tsome change in changes.judged.a\n\tnot change.after.p\n}',
    ],
    [
      'a compared value',
      'finding contains 1 if {\n\tsome change in changes.judged.a\n\tchange.after.p == false\n}',
    ],
    ['a value in brackets', 'value(change) := change["after"].p'],
    ['a value in backticks', 'value(change) := change[`after`].p'],
    [
      'a value by object.get',
      'value(change) := object.get(change, "after", {})',
    ],
    [
      'a value by a path',
      'value(change) := object.get(change, ["after", "p"], null)',
    ],
    ['a value by a name', 'key := "after"\n\nvalue(change) := change[key].p'],
    [
      'a destructured value',
      'value(change) := p if {"after": {"p": p}} = change',
    ],
    ['a value in a comprehension', 'all(c) := [v | some v in c.after]'],
    ['a value in a head', 'value(change) := change.after'],
    ['a default', 'value(change) := change.after.p if true else := false'],
    [
      'changes that were not chosen',
      'finding contains c if some c in input.subject.changesByType.a',
    ],
    [
      'changes that were not chosen, in brackets',
      'finding contains c if some c in input["subject"]["changesByType"].a',
    ],
  ])('refuses %s and says what to write instead', (_what, body) => {
    expect(faultsOf(body)).toEqual([
      expect.stringMatching(
        /^rule\.rego:\d+: reads "(after|changesByType)" directly\. .*(settings\.required|changes\.judged)/,
      ),
    ]);
  });

  it('accepts the functions that know what is not known, and what is no planned value', () => {
    expect(
      faultsOf(`# after and changesByType in a comment
finding contains found if {
	some change in changes.judged.a
	change.kind == "create"
	endswith(change.name, "_after")
	some found in settings.required(change, ["p"])
}`),
    ).toEqual([]);
  });
});
