import type { LeaseRequest } from '@backstage-guardrails/plugin-guardrails-common';

/** What the form for access holds, as typed. */
type LeaseForm = {
  resource: string;
  role: string;
  minutes: string;
  purpose: string;
  incident: string;
  breakGlass: boolean;
  confirmation: string;
};

/** @internal */
export const emptyLeaseForm: LeaseForm = {
  resource: '',
  role: '',
  minutes: '30',
  purpose: '',
  incident: '',
  breakGlass: false,
  confirmation: '',
};

type Missing = 'resource' | 'role' | 'minutes' | 'purpose' | 'confirmation';

/** What the form lacks, as the end of a message key; `undefined` where it is complete. @internal */
export function missingIn(form: LeaseForm): Missing | undefined {
  if (!form.resource) return 'resource';
  if (!form.role) return 'role';
  if (!/^[1-9]\d{0,4}$/.test(form.minutes)) return 'minutes';
  if (!form.purpose.trim()) return 'purpose';
  if (form.breakGlass && form.confirmation.trim() !== form.resource) {
    return 'confirmation';
  }
  return undefined;
}

/** The request that the form describes. @internal */
export function requestOf(form: LeaseForm): LeaseRequest {
  const incident = form.incident.trim();
  return {
    resource: form.resource,
    role: form.role,
    minutes: Number(form.minutes),
    purpose: form.purpose.trim(),
    ...(incident && { incident }),
    ...(form.breakGlass && { breakGlass: true }),
  };
}
