import {
  GuardrailsError,
  grantUsePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import { keyedSha256 } from '@backstage-guardrails/policy-decision';
import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../../identity/access';
import { readEnforcementPoint, type Caller } from '../../identity/actors';

/** Of another shape than what an adapter seals with the same key, so neither can stand in for the other. */
const VERSION = 'guardrails/seal/v1';

/**
 * Keyed hashes of values that must not be in evidence. An enforcement point puts the seal where the value would
 * be: what is evaluated, recorded and bound then notices another value, and nothing of it can be guessed.
 *
 * A person who could ask for seals could try values until one fits, so only enforcement points may, and equal values
 * of two people have two seals.
 * @internal
 */
export class WithheldValues {
  readonly #access: Pick<AccessControl, 'require'>;
  readonly #enforcementPoints: string[];
  readonly #hash: (data: string) => string;

  constructor(options: {
    access: Pick<AccessControl, 'require'>;
    enforcementPoints: string[];
    key: Uint8Array;
  }) {
    this.#access = options.access;
    this.#enforcementPoints = options.enforcementPoints;
    this.#hash = keyedSha256(options.key);
  }

  /** @throws {@link GuardrailsError} */
  async seal(caller: Caller, values: Json[]): Promise<string[]> {
    await this.#access.require(grantUsePermission, caller.credentials);
    if (readEnforcementPoint(caller, this.#enforcementPoints) === undefined) {
      throw new GuardrailsError({
        code: 'not-enforcement-point',
        message:
          'Seals are for the configured enforcement points, on behalf of a person.',
      });
    }
    return values.map(value =>
      this.#hash(canonicalJson([VERSION, caller.principal, value])),
    );
  }
}
