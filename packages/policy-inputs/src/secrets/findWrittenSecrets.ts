import { segmentsOf } from '../evidence/pointer';
import { isUnknown } from '../resource/markers';
import type { KeptBack } from '../resource/redactSensitive';
import { detectInside } from './detectInside';
import {
  detectSecretByShape,
  isSecretMember,
  knownPlace,
  pointsElsewhere,
} from './detectSecret';
import { BY_NAME, type FoundSecret } from './redactSecrets';

/**
 * Secrets in values that the provider keeps back, such as `custom_data` and `protected_settings`. That a value is
 * sensitive says how it is shown, and not where it came from: one that is put together of literals is written down, so
 * `base64encode` must not hide it. Of the value only the detector and the place get out.
 * @internal
 */
export function findWrittenSecrets(options: {
  type: string;
  keptBack: KeptBack[];
  isOfLiterals: (path: readonly string[]) => boolean;
}): FoundSecret[] {
  return options.keptBack.flatMap(({ path, after }) => {
    if (after === null || after === undefined || isUnknown(after)) return [];
    const segments = segmentsOf(path);
    if (!options.isOfLiterals(segments)) return [];
    const detector = detectorOf(options.type, segments, after);
    return detector === undefined ? [] : [{ path, detector, standing: true }];
  });
}

function detectorOf(
  type: string,
  path: string[],
  value: unknown,
): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const name = path.filter(segment => !/^\d+$/.test(segment)).at(-1) ?? '';
  return (
    detectSecretByShape(text) ??
    (knownPlace({ type, path }) !== 'other' &&
    !pointsElsewhere(path.slice(0, -1)) &&
    isSecretMember(name, text)
      ? BY_NAME
      : detectInside({ name, text }))
  );
}
