import { field, isObject } from './fields';
import type { ReadDialect } from './types';

/**
 * HashiCorp Vault and OpenBao, `sys/health`: booleans instead of a status. 200 is an active node, 429 a standby, 472 and
 * 473 a secondary or a performance standby, 501 not initialised, 503 sealed. A team that wants standby nodes to be
 * healthy asks with `standbyok=true`, and the code is 200.
 *
 * Source: https://openbao.org/api-docs/system/health/ and https://developer.hashicorp.com/vault/api-docs/system/health
 * @internal
 */
export const readVault: ReadDialect<unknown> = body => {
  if (!isObject(body)) return undefined;
  const initialized = field(body, 'initialized');
  const sealed = field(body, 'sealed');
  if (typeof initialized !== 'boolean' || typeof sealed !== 'boolean') {
    return undefined;
  }
  return {
    dialect: 'vault',
    status: initialized && !sealed ? 'pass' : 'fail',
    components: [
      { name: 'initialized', status: initialized ? 'pass' : 'fail' },
      { name: 'unsealed', status: sealed ? 'fail' : 'pass' },
    ],
    expectedCodes: [429, 472, 473],
  };
};
