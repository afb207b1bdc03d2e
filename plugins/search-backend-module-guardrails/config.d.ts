import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      guardrails?: {
        /**
         * When the documents are read. Default: every 10 minutes
         * @visibility backend
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Adds decisions and exceptions as well. They are hidden from those who may not read them only by your permission
         * policy, which has to answer `guardrails.search.read` with conditions. Default: false
         * @visibility backend
         */
        decisions?: boolean;
      };
    };
  };
}
