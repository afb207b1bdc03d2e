import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type {
  RecordedPlanRequest,
  RecordedPlanSource,
} from '@backstage-guardrails/plugin-scaffolder-backend-module-guardrails';
import { fillPlan } from './fillPlan';

/** A file of `examples/recorded-plans`. */
type Recording = {
  module: string;
  /** Digests of the configuration that was planned. */
  files: Record<string, string>;
  /** What the module has where a form leaves a value out. */
  defaults: JsonObject;
  plan: JsonObject;
};

/**
 * The recorded plans of a folder. A module whose configuration is another one by now has none, and neither has a request
 * without a value that the module requires: Terraform says what is wrong with it.
 * @internal
 */
export function readRecordings(folder: string): RecordedPlanSource {
  const recordings: Recording[] = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return {
    async find(request) {
      const recording = recordings.find(
        ({ module, files }) =>
          module === request.module && isSame(files, request.files),
      );
      if (!recording) return undefined;
      const { defaults, plan } = recording;
      const values = { ...defaults, ...request.values };
      const variables = Object.keys(plan.variables as JsonObject);
      return variables.every(name => values[name] !== undefined)
        ? fillPlan({ plan, values })
        : undefined;
    },
  };
}

function isSame(
  recorded: Record<string, string>,
  files: RecordedPlanRequest['files'],
): boolean {
  const configuration = [...files].filter(([path]) => path !== 'module.yaml');
  return (
    configuration.length === Object.keys(recorded).length &&
    configuration.every(([path, content]) => {
      const digest = createHash('sha256').update(content).digest('hex');
      return recorded[path] === `sha256:${digest}`;
    })
  );
}
