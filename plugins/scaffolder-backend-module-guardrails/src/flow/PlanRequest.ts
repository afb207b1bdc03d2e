import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Mask } from '../runner';
import type { Initiator } from '../task';

/** The step that asks. @internal */
export type Step = {
  initiator: Initiator;
  task: string;
  step?: string;
  template?: string;
  /** The task that this one continues, as the template says. */
  resumes?: string;
  signal?: AbortSignal;
  logger: LoggerService;
  /** Hides the secrets of the task in a text. */
  mask: Mask;
};

/** What a template wants to have planned. @internal */
export type PlanRequest = {
  /** Entity ref of what comes into being, changes or goes. */
  target: string;
  /** May be left out for a target that was provisioned before, as may the environment. */
  module?: string;
  environment?: string;
  values: JsonObject;
  /** Values of variables that come from secrets; they are kept in the private directory of the plan and nowhere else. */
  secrets: JsonObject;
  /** Names of variables whose secrets an earlier step has put into the plan. */
  held?: string[];
  destroy: boolean;
  /** That it is destroyed by itself; its hours come from policy where they are left out. */
  lifetime?: { hours?: number };
  /** Name of the target as a person typed it; where it is given it must be right. */
  confirmation?: string;
  /** Why the requester wants it, for those who may have to approve; no part of what is decided. */
  reason?: string;
};
