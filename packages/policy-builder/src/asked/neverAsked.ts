import { basename, join } from 'node:path';
import {
  filesBelow,
  readJson,
  type ReadRule,
  type UndigestedRule,
} from '../rules';
import type { PolicyWorkspace } from '../workspace';
import { askedSampleSchema } from './askedSampleSchema';
import { evaluatedTypes } from './evaluatedTypes';
import { unaskedSample } from './unaskedSample';

/**
 * Rules that the engine would not call for what they are to find, as sentences. Tests call a rule whatever the
 * sample is about; the engine calls it where `subject` says. So a rule can pass all of its tests and never be asked,
 * however its Rego is written; its samples show it.
 * @internal
 */
export function neverAsked(
  rules: ReadRule[],
  workspace: PolicyWorkspace,
): string[] {
  return rules.flatMap(({ rule }) =>
    rule
      ? [...unmadeSubject(rule), ...unaskedSamples(rule, workspace.folder)]
      : [],
  );
}

/** `configuration` is a part of infrastructure, whose rules are called for every plan. */
const known: string[] = evaluatedTypes.flatMap(type =>
  type === 'infrastructure' ? [type, 'configuration'] : [type],
);

function unmadeSubject({ id, subject }: UndigestedRule): string[] {
  return known.includes(subject.type)
    ? []
    : [
        `${id}: subject.type is ${
          subject.type
        }, and no evidence is judged as such, so the rule would never be asked. Choose one of ${known.join(
          ', ',
        )}`,
      ];
}

function unaskedSamples(
  { id, subject }: UndigestedRule,
  folder: string,
): string[] {
  if (!known.includes(subject.type)) return [];
  return filesBelow(folder, `guardrails/rules/${id}/samples`).flatMap(path => {
    const read = readJson(join(folder, path));
    // What is no JSON is said where samples are read.
    if ('fault' in read) return [];
    const { data: sample, error } = askedSampleSchema.safeParse(read.value);
    if (error) {
      const [{ path: place, message }] = error.issues;
      return [`${path}: ${[place.join('.'), message].join(': ')}`];
    }
    return basename(path).startsWith('fail-') || sample.findings.length > 0
      ? unaskedSample(sample, subject).map(fault => `${path}: ${fault}`)
      : [];
  });
}
