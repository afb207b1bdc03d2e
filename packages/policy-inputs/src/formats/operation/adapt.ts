import { canonicalJson } from '@backstage-guardrails/policy-model';
import { EvidenceError } from '../../errors';
import { redactSecrets } from '../../secrets/redactSecrets';
import type { Adapted, FormatContext } from '../../types';
import { operationEvidenceSchema } from './schema';

/** Any named action; its parameters lose whatever looks like a secret. @internal */
export function adaptOperation(context: FormatContext): Adapted {
  const parsed = operationEvidenceSchema.safeParse(context.document);
  if (!parsed.success) {
    throw new EvidenceError({
      code: 'shape',
      path: `/${parsed.error.issues[0].path.join('/')}`,
      message:
        'The evidence is not an operation. Hand in {"name": "...", "parameters": {...}} and nothing else.',
    });
  }
  const { name, parameters } = parsed.data;
  const { keptBack } = redactSecrets({
    type: '',
    before: undefined,
    after: parameters,
  });
  return {
    subject: { type: 'operation', name, parameters },
    action: 'provision',
    source: { format: 'operation', digest: context.digest },
    skipped: [],
    ...(context.keyedHash &&
      keptBack.length > 0 && {
        sealed: context.keyedHash(
          canonicalJson(keptBack.map(({ path, after }) => [path, after])),
        ),
      }),
  };
}
