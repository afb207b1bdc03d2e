import type {
  Input,
  OperationSubject,
  Rule,
} from '@backstage-guardrails/policy-model';
import { readsOf } from '../operation';
import { wholeBody } from './bodyOf';
import type { Question } from './Question';

/**
 * Shows each rule the parameters that it says it reads. So what a rule does not name it cannot depend on, and
 * that it passes although such a parameter is withheld is right.
 * @internal
 */
export function* byReads(options: {
  input: Input;
  subject: OperationSubject;
  rules: Rule[];
}): Iterable<Question> {
  const { input, subject, rules } = options;
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const reads = readsOf(rule);
    const key = JSON.stringify(reads ? [...reads].sort() : 'all');
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  for (const group of groups.values()) {
    const reads = readsOf(group[0]);
    yield {
      body: wholeBody(
        reads ? { ...input, subject: shown(subject, reads) } : input,
      ),
      rules: group,
    };
  }
}

function shown(subject: OperationSubject, reads: string[]): OperationSubject {
  return {
    ...subject,
    parameters: Object.fromEntries(
      Object.entries(subject.parameters).filter(([name]) =>
        reads.includes(name),
      ),
    ),
  };
}
