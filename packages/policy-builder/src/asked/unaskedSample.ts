import type { Rule } from '@backstage-guardrails/policy-model';
import type { AskedSample } from './askedSampleSchema';
import { type Change, isAsked } from './isAsked';

type Subject = Rule['subject'];
type InfrastructureSubject = Extract<Subject, { type: 'infrastructure' }>;

/** Why the engine would not call a rule for a sample that it is to fail, or not show it what it finds there. @internal */
export function unaskedSample(sample: AskedSample, subject: Subject): string[] {
  const type = sample.subject?.type ?? 'infrastructure';
  const called =
    subject.type === 'configuration' ? 'infrastructure' : subject.type;
  if (type !== called) {
    return [
      `is about ${type}, and the rule is called for ${subject.type} alone: ${
        called === 'infrastructure'
          ? `leave "subject" out of the sample, or set subject.type of the rule to ${type}`
          : `add "subject": { "type": "${called}", ... } to the sample, or set subject.type of the rule to ${type}`
      }`,
    ];
  }
  switch (subject.type) {
    case 'infrastructure':
      return unaskedChanges(sample, subject);
    case 'entity':
      return otherKind(sample, subject.kinds);
    case 'operation':
      return unreadParameters(sample, subject.reads);
    default:
      return [];
  }
}

function unaskedChanges(
  sample: AskedSample,
  subject: InfrastructureSubject,
): string[] {
  const changes = sample.subject
    ? Object.values(sample.subject.changesByType ?? {}).flat()
    : sample.changes;
  if (changes.length === 0) {
    return [
      `has no change, and the rule is called for changes of ${subject.types.join(
        ', ',
      )} alone: add the change that it is to find, or set subject.type of the rule to configuration`,
    ];
  }
  const unasked = isAsked(subject, { type: 'infrastructure', changes })
    ? sample.findings
        .map(({ resource }) =>
          changes.filter(change => addressOf(change) === resource),
        )
        .filter(about => !about.some(change => isAsked(subject, change)))
        .flatMap(about => about.filter(change => isDue(change, subject)))
    : changes;
  return [...new Set(unasked.map(change => sentenceOf(change, subject)))];
}

function addressOf({ address, type }: AskedSample['changes'][number]): string {
  return address ?? `${type}.main`;
}

/** What stays as it is may be found because of another change, by a rule that looks at more than one. */
function isDue({ kind }: Change, { sees }: InfrastructureSubject): boolean {
  return sees === 'change' || (kind !== 'no-op' && kind !== 'read');
}

function sentenceOf(
  { type, kind }: Change,
  subject: InfrastructureSubject,
): string {
  const about = `its change of ${type} (${kind}) is one that the rule is not called for`;
  if (type.includes('/')) {
    return `${about}: plans have it as azapi_resource, with the type in "after"; write it so`;
  }
  const isTypeNamed = subject.changes.some(named =>
    isAsked(subject, { type, kind: named }),
  );
  const missing = [
    ...(isTypeNamed ? [] : [`${type} to subject.types`]),
    ...(subject.changes.includes(kind) ? [] : [`${kind} to subject.changes`]),
  ];
  return `${about}: add ${missing.join(' and ')}`;
}

function otherKind(
  { subject }: AskedSample,
  kinds: string[] | undefined,
): string[] {
  const ref = subject?.ref ?? '';
  const asked = isAsked({ type: 'entity', kinds }, { type: 'entity', ref });
  return asked
    ? []
    : [
        `is about ${
          ref || 'an entity without a ref'
        }, and the rule is called for ${kinds?.join(
          ', ',
        )} alone: add its kind to subject.kinds, or choose another entity`,
      ];
}

/** The engine shows a rule on operations the parameters in `reads` alone; tests show it all of them. */
function unreadParameters(
  sample: AskedSample,
  reads: string[] | undefined,
): string[] {
  if (reads === undefined) return [];
  return Object.keys(sample.subject?.parameters ?? {})
    .filter(name => !reads.includes(name))
    .map(
      name =>
        `has the parameter ${name}, which the rule is not shown: add ${name} to subject.reads, or leave it out of the sample`,
    );
}
