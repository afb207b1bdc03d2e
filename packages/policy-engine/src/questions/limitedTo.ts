import type {
  InfrastructureSubject,
  Input,
} from '@backstage-guardrails/policy-model';

/** An input with some of its changes and nothing that belongs to the plan as a whole. @internal */
export function limitedTo(
  input: Input,
  changes: InfrastructureSubject['changes'],
): Input {
  return {
    ...input,
    skipped: [],
    subject: {
      type: 'infrastructure',
      changes,
      drift: [],
      configuration: {
        providers: [],
        modules: [],
        provisioners: [],
        dataSources: [],
        externals: [],
      },
    },
  };
}
