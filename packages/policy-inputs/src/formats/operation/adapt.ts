import { canonicalJson } from '@backstage-guardrails/policy-model';
import { EvidenceError } from '../../errors';
import { redactSecrets } from '../../secrets/redactSecrets';
import type { Adapted, FormatContext } from '../../types';
import { markWithheld } from './markWithheld';
import { operationEvidenceSchema } from './schema';

/**
 * Any named action. What the evidence withholds, and what looks like a secret in it, is judged by nobody: a marker
 * is in its place, `withheld` names the place, and the seal goes into the fingerprint.
 * @internal
 */
export function adaptOperation(context: FormatContext): Adapted {
  const parsed = operationEvidenceSchema.safeParse(context.document);
  if (!parsed.success) {
    throw new EvidenceError({
      code: 'shape',
      path: `/${parsed.error.issues[0].path.join('/')}`,
      message:
        'Not an operation. Use {"name": "...", "parameters": {...}} and no other keys.',
    });
  }
  const { name, parameters, withheld = [], secrets = {} } = parsed.data;
  markWithheld(parsed.data);
  const { keptBack } = redactSecrets({
    type: '',
    before: undefined,
    after: parameters,
  });
  const places = [...keptBack, ...withheld].map(({ path }) => path).sort();
  const material = [
    ...keptBack.map(({ path, after }) => [path, after]),
    ...withheld.map(({ path, seal }) => [path, { seal }]).sort(byPath),
    ...(Object.keys(secrets).length > 0 ? [['', { secrets }]] : []),
  ];
  return {
    subject: {
      type: 'operation',
      name,
      parameters,
      ...(places.length > 0 && { withheld: places }),
      ...(keptBack.length > 0 && {
        suspected: keptBack.map(({ path }) => path).sort(),
      }),
    },
    action: 'provision',
    source: { format: 'operation', digest: context.digest },
    skipped: [],
    ...(context.keyedHash &&
      material.length > 0 && {
        sealed: context.keyedHash(canonicalJson(material)),
      }),
  };
}

function byPath([a]: unknown[], [b]: unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
