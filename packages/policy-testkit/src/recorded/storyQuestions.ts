import type { EvaluateRequest } from '@backstage-guardrails/policy-decision';
import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import { evidenceOf, readStories } from '../stories';
import type { Question } from './Question';

/** The golden stories as they are told, and in every class without any facts. @internal */
export function storyQuestions(): Question[] {
  return readStories()
    .filter(({ story }) => 'outcome' in story.expect)
    .flatMap(({ story }) => {
      const { bytes, format } = evidenceOf(story);
      const asked = {
        evidence: bytes,
        format: format as EvaluateRequest['format'],
        ...(story.action && { action: story.action }),
      };
      const { target = { environmentClass: 'production' as const } } = story;
      return [
        { ...asked, target, variant: 'shipped' as const, facts: story.facts },
        ...environmentClassSchema.options.map(environmentClass => ({
          ...asked,
          target: { ...target, environmentClass },
          variant: 'mixed' as const,
        })),
      ];
    });
}
