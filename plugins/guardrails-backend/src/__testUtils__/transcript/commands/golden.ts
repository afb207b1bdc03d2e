import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { runStories, type Story } from '@backstage-guardrails/policy-testkit';
import type { Stage } from '../Stage';

/** All golden scenarios that a caller can tell a server. */
export async function golden(stage: Stage): Promise<number> {
  const { transcript } = stage;
  transcript.section('Golden scenarios');
  let told = 0;
  await runStories(async ({ story, bytes, format }) => {
    if (!canBeTold({ story, bytes })) return undefined;
    told += 1;
    await transcript.step(story.says, async () => {
      const client = stage.task();
      try {
        const { digest } = await client.putEvidence(bytes);
        await client.decide({
          evidence: { digest },
          format,
          target: {
            environment: story.target?.environmentClass ?? 'production',
          },
        });
      } catch (error) {
        if (!(error instanceof GuardrailsError)) throw error;
      }
    });
    return undefined;
  });
  return told;
}

/** Facts, parameters and exceptions are the server's own, and HTTP has no way to hand over nothing. */
export function canBeTold({
  story,
  bytes,
}: {
  story: Story;
  bytes: Uint8Array;
}): boolean {
  const { facts, parameters, action, target, exceptions } = story;
  return (
    bytes.length > 0 &&
    !facts &&
    !parameters &&
    !action &&
    !exceptions &&
    !target?.ref &&
    ['production', 'sandbox'].includes(target?.environmentClass ?? 'production')
  );
}
