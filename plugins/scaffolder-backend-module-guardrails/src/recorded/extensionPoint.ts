import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** What is to be planned. @public */
export type RecordedPlanRequest = {
  /** Id of the module. */
  module: string;
  /** Content by path relative to the module. */
  files: ReadonlyMap<string, Buffer>;
  values: JsonObject;
};

/** Knows plans that were made before. @public */
export interface RecordedPlanSource {
  /** The plan as `show -json` prints it, or undefined of what was not recorded. */
  find(request: RecordedPlanRequest): Promise<JsonObject | undefined>;
}

/** @public */
export interface RecordedPlansExtensionPoint {
  setSource(source: RecordedPlanSource): void;
}

/**
 * Recorded plans for a demonstration: decided over in place of a plan of Terraform, where no credentials reach it. Their
 * decisions have the origin `demo`, nothing of them can be applied, and a portal in production refuses to start with them.
 * @public
 */
export const guardrailsRecordedPlansExtensionPoint =
  createExtensionPoint<RecordedPlansExtensionPoint>({
    id: 'scaffolder.guardrails.recorded-plans',
  });
