import { stringify } from 'yaml';
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

/** @internal */
export const planExamples: TemplateExample[] = [
  {
    description: 'Plan a new environment from the form',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan',
          action: 'guardrails:terraform:plan',
          input: {
            target: 'resource:default/${{ parameters.name }}',
            module: 'environment',
            environment: '${{ parameters.environment }}',
            values: { name: '${{ parameters.name }}' },
            reason: '${{ parameters.reason }}',
            resumes: '${{ parameters.resumes }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Plan the deletion of a resource',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the deletion',
          action: 'guardrails:terraform:plan',
          input: { target: '${{ parameters.target }}', destroy: true },
        },
      ],
    }),
  },
];

/** @internal */
export const evaluateExamples: TemplateExample[] = [
  {
    description: 'Check the plan of this task against policy',
    example: stringify({
      steps: [
        {
          id: 'evaluate',
          name: 'Policy check',
          action: 'guardrails:evaluate',
          input: { plan: '${{ steps.plan.output.plan }}' },
        },
      ],
    }),
  },
];

/** @internal */
export const applyExamples: TemplateExample[] = [
  {
    description: 'Apply the plan unless it needs approval',
    example: stringify({
      steps: [
        {
          id: 'apply',
          name: 'Apply',
          if: '${{ steps.evaluate.output.proceed }}',
          action: 'guardrails:terraform:apply',
          input: { plan: '${{ steps.plan.output.plan }}' },
        },
      ],
    }),
  },
];

/** @internal */
export const recordExamples: TemplateExample[] = [
  {
    description: 'Add the applied resource to the catalog',
    example: stringify({
      steps: [
        {
          id: 'record',
          name: 'Add to the catalog',
          action: 'guardrails:catalog:record',
          input: {
            decision: '${{ steps.apply.output.decision }}',
            module: 'environment',
            entity: {
              type: 'environment',
              owner: '${{ parameters.owner }}',
            },
          },
        },
      ],
    }),
  },
];

/** @internal */
export const proposeExamples: TemplateExample[] = [
  {
    description: 'Propose a rendered claim',
    example: stringify({
      steps: [
        {
          id: 'propose',
          name: 'Propose the claim',
          action: 'guardrails:gitops:propose',
          input: {
            decision: '${{ steps.evaluate.output.decision }}',
            source: 'rendered',
            path: 'claims/${{ parameters.name }}',
            title: 'Request the database ${{ parameters.name }}',
          },
        },
      ],
    }),
  },
];

/** @internal */
export const releaseExamples: TemplateExample[] = [
  {
    description:
      'Release a target whose task was interrupted, so that it can be changed again',
    example: stringify({
      steps: [
        {
          id: 'release',
          name: 'Release the target',
          action: 'guardrails:target:release',
          input: {
            target: 'resource:default/checkout-database',
            environment: 'production',
            exists: true,
            reason: '${{ parameters.reason }}',
          },
        },
      ],
    }),
  },
];
