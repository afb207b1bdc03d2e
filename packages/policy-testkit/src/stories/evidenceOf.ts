import type { Story } from './storySchema';
import { planOf } from './planOf';

/** The exact bytes of a story's evidence, and its format. @public */
export function evidenceOf(story: Story): {
  bytes: Uint8Array;
  format: string;
} {
  const { evidence } = story;
  const encode = (text: string) => new TextEncoder().encode(text);
  switch (evidence.kind) {
    case 'plan':
      return {
        bytes: encode(JSON.stringify(planOf(evidence))),
        format: 'terraform-plan',
      };
    case 'document':
      return {
        bytes: encode(JSON.stringify(evidence.document)),
        format: evidence.format,
      };
    case 'text':
      return { bytes: encode(evidence.text), format: evidence.format };
    default:
      throw new TypeError(
        `Not evidence: ${JSON.stringify(evidence satisfies never)}`,
      );
  }
}
