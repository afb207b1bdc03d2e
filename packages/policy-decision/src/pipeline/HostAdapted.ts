import type { Adapted } from '@backstage-guardrails/policy-inputs';
import type { Subject } from '@backstage-guardrails/policy-model';

/** What a host's own adapter makes of evidence; it can be of any subject type. @public */
export type HostAdapted = Omit<Adapted, 'subject'> & { subject: Subject };
