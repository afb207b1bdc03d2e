import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import type { JsonObject } from './sampleSchema';

/** What a rule finds otherwise than its sample says, finding by finding and field by field, as sentences. @internal */
export function findingDifferences(findings: {
  found: JsonObject[];
  expected: JsonObject[];
}): string[] {
  const found = without(findings.found, findings.expected);
  const expected = without(findings.expected, findings.found);
  const sentences: string[] = [];
  for (const wanted of expected) {
    const index = found.findIndex(each => placeOf(each) === placeOf(wanted));
    if (index < 0) sentences.push(`finds nothing ${placeOf(wanted)}`);
    else {
      const [same] = found.splice(index, 1);
      sentences.push(...fields(same, wanted));
    }
  }
  return [
    ...sentences,
    ...found.map(
      each =>
        `finds what the sample does not say ${placeOf(each)}: ${canonicalJson(
          each,
        )}`,
    ),
  ];
}

function fields(found: JsonObject, expected: JsonObject): string[] {
  const names = [
    ...new Set([...Object.keys(expected), ...Object.keys(found)]),
  ].sort();
  return names
    .filter(name => textOf(found, name) !== textOf(expected, name))
    .map(
      name =>
        `finds ${placeOf(expected)} that "${name}" is ${textOf(
          found,
          name,
        )}, and the sample says ${textOf(expected, name)}`,
    );
}

function textOf(finding: JsonObject, name: string): string {
  return Object.hasOwn(finding, name)
    ? canonicalJson(finding[name])
    : 'not there';
}

/** `on aws_sqs_queue.main, redrive_policy`. */
function placeOf({ resource, path }: JsonObject): string {
  const parts: Json[] = Array.isArray(path) ? path : [];
  return [`on ${String(resource ?? 'the whole plan')}`, parts.join('.')]
    .filter(part => part !== '')
    .join(', ');
}

function without(findings: JsonObject[], others: JsonObject[]): JsonObject[] {
  const known = new Set(others.map(each => canonicalJson(each)));
  return findings.filter(each => !known.has(canonicalJson(each)));
}
