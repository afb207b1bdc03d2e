import type {
  InfrastructureSubject,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import { adaptDocument } from './evidence';

/** What stands for a value that is known only after apply. */
export const UNKNOWN = { $guardrails: 'unknown' };

/** What stands for a value that was kept back. */
export const sensitive = (changed: boolean, present = true) => ({
  $guardrails: 'sensitive',
  changed,
  present,
});

/** A row as Terraform writes it; the address tells type and name. */
export function row(address: string, change: object, more: object = {}) {
  const [type, name] = address.split('.').slice(-2);
  return {
    address,
    mode: 'managed',
    type,
    name: name.replace(/\[.*/, ''),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['create'], before: null, after: {}, ...change },
    ...more,
  };
}

/** A plan as Terraform writes it, around some rows. */
export function plan(rows: unknown[], more: object = {}) {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: rows,
    configuration: { root_module: {} },
    ...more,
  };
}

/** The adapted plan around some rows. */
export function adaptPlan(rows: unknown[], more?: object) {
  const adapted = adaptDocument(plan(rows, more));
  return { ...adapted, subject: adapted.subject as InfrastructureSubject };
}

/** The changes of the adapted plan around some rows. */
export function changesOf(rows: unknown[], more?: object): ResourceChange[] {
  return adaptPlan(rows, more).subject.changes;
}
