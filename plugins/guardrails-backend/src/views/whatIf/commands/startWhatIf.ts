import {
  GuardrailsError,
  type WhatIf,
  type WhatIfRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { PARAMETERS_VERSION } from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import { parseTimeInterval } from '../../../base/database';
import { shippedParameters } from '../../../decision/bundles';
import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import { readWhatIf } from '../queries/readWhatIf';
import type { WhatIfDeps } from '../WhatIfDeps';
import { requireWhatIf } from './requireWhatIf';
import { runWhatIf, type WhatIfPolicy } from './runWhatIf';

/** Most decisions that one looks at: it would run for hours otherwise. */
const MOST = 50_000;

/**
 * Takes the one place and answers; what is compared is compared after that.
 * @throws GuardrailsError `not-allowed`, `bad-request`, `evidence-missing`, `what-if-too-large`, `what-if-running`
 * @internal
 */
export async function startWhatIf(
  deps: WhatIfDeps,
  caller: Caller,
  request: WhatIfRequest,
): Promise<WhatIf> {
  await requireWhatIf(deps.access, caller);
  const policy = await readPolicy(deps, caller, request);
  const { store, recorded } = deps;
  const { principal } = caller;
  await store.requirePlace();
  const started_at = await store.now();
  const { since = started_at, until = started_at } = parseTimeInterval({
    until: started_at,
    ...request,
  });
  const scope = await deps.access.readScope(caller);
  const [all, total] = await Promise.all(
    [UNRESTRICTED, scope].map(one =>
      recorded.decisions.count(one, { since, until }),
    ),
  );
  if (total > MOST) throw tooLarge(total);
  const id = uuidv7();
  await store.begin({
    ...{ id, principal, started_at, since, until, total },
    left_out: all - total,
  });
  void runWhatIf(deps, { id, scope, policy, since, until });
  return readWhatIf(deps, caller, id);
}

async function readPolicy(
  deps: Pick<WhatIfDeps, 'policy' | 'evidence'>,
  caller: Caller,
  request: WhatIfRequest,
): Promise<WhatIfPolicy> {
  const { policy, evidence } = deps;
  const { bundle, parameters, over = 'shipped' } = request;
  if (bundle === undefined && parameters === undefined) {
    throw new GuardrailsError({
      code: 'bad-request',
      // It has the shape that is described, where both may be left out.
      statusCode: 422,
      message: 'A what-if needs a bundle, parameters, or both.',
    });
  }
  const archive =
    bundle === undefined
      ? policy.archive
      : await evidence.read(caller.principal, bundle);
  if (archive === undefined) {
    throw new GuardrailsError({
      code: 'evidence-missing',
      message:
        'You sent no bundle with this digest, or it has expired. Send it again.',
    });
  }
  const active = parameters === undefined || over === 'active';
  return {
    archive,
    parameters: parameters ?? { version: PARAMETERS_VERSION },
    base: active ? policy.parameters.value : await shippedParameters(),
  };
}

function tooLarge(total: number): GuardrailsError {
  return new GuardrailsError({
    code: 'what-if-too-large',
    message: `There are ${total} decisions of this time. A what-if looks at ${MOST} at most; choose a shorter time.`,
  });
}
