import { type MaintenanceWindow, maintenanceWindow } from '../state';
import type { DeclarationProblem } from './problems';

/** The annotation by which a team announces maintenance. @public */
export const MAINTENANCE_ANNOTATION = 'entity-health/maintenance';

const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

type Parsed =
  | { ok: true; window: MaintenanceWindow }
  | { ok: false; code: 'maintenance-invalid' | 'maintenance-too-long' };

/** Reads an interval of ISO 8601, start and end with their zones: `2026-03-01T22:00Z/2026-03-02T02:00Z`. @internal */
export function parseMaintenance(value: string): Parsed {
  const parts = value.slice(0, 200).trim().split('/');
  const [from, until] = parts;
  if (parts.length !== 2 || !INSTANT.test(from) || !INSTANT.test(until)) {
    return { ok: false, code: 'maintenance-invalid' };
  }
  const window = maintenanceWindow({
    from: Date.parse(from),
    until: Date.parse(until),
  });
  if (window.ok) return window;
  return {
    ok: false,
    code:
      window.code === 'too-long'
        ? 'maintenance-too-long'
        : 'maintenance-invalid',
  };
}

/** @internal */
export function maintenanceProblem(
  code: 'maintenance-invalid' | 'maintenance-too-long',
): DeclarationProblem {
  const place = {
    kind: 'annotation' as const,
    annotation: MAINTENANCE_ANNOTATION,
    offset: 0,
  };
  return code === 'maintenance-too-long'
    ? {
        code,
        place,
        message: 'The maintenance window is longer than 24 hours.',
        fix: 'Choose an end at most 24 hours after the start.',
      }
    : {
        code,
        place,
        message: 'The value is not a time with a start before its end.',
        fix: 'Write 2026-03-01T22:00Z/2026-03-02T02:00Z.',
      };
}
