import type { Sentences } from './Sentences';
import { v1 } from './v1';
import { v2 } from './v2';

/**
 * The table that a version of the engine writes its sentences from; without a version that of this engine.
 *
 * A version that is not known here gets the newest table. That is safe: what was recorded is compared byte for byte, so
 * a wrong table shows as a difference and never as identical.
 * @internal
 */
export function sentencesFor(engineVersion?: string): Sentences {
  return engineVersion !== undefined && /^0\.1\.\d/.test(engineVersion)
    ? v1
    : v2;
}
