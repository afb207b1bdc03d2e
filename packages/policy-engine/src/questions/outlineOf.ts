import type {
  InfrastructureSubject,
  Input,
} from '@backstage-guardrails/policy-model';

/** An input with all changes and none of their values. @internal */
export function outlineOf(input: Input, subject: InfrastructureSubject): Input {
  const changes = subject.changes.map(change => ({
    ...change,
    before: null,
    after: null,
    unknown: [],
    sensitive: [],
    tags: {},
    region: undefined,
    size: undefined,
  }));
  return { ...input, subject: { ...subject, changes } };
}
