import type { Json } from '@backstage-guardrails/policy-model';
import { secretValues, withholdSecrets } from '../secrets';
import type { PlanRecord } from '../plans';
import { readSecrets } from '../terraform';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

/**
 * What is handed in of a plan: the bytes as they are, or with seals in the place of everything sensitive where a
 * variable came from a secret. The result is the same for the same plan, so every step of a task hands in the same.
 * @internal
 */
export async function sealedBytes(options: {
  provisioning: Pick<Provisioning, 'guardrails'>;
  step: Step;
  directory: string;
  record: Pick<PlanRecord, 'secrets'>;
  bytes: Buffer;
}): Promise<Buffer> {
  const { provisioning, step, directory, record, bytes } = options;
  if (!record.secrets) return bytes;
  return withholdSecrets({
    bytes,
    variables: Object.keys(record.secrets),
    secrets: secretValues(await readSecrets(directory)),
    seal: values =>
      provisioning.guardrails.seal(values as Json[], {
        credentials: step.initiator.credentials,
        signal: step.signal,
      }),
  });
}
