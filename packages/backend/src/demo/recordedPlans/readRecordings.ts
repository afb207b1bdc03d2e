import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '@backstage/types';
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
 * without a value that the module requires, or with a list of other values than texts: Terraform says what is wrong with
 * it. That a module changed is said once.
 * @internal
 */
export function readRecordings(
  folder: string,
  { say }: { say: (text: string) => unknown },
): RecordedPlanSource {
  const recordings: Recording[] = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const changed = new Set<string>();
  return {
    async find(request) {
      const { module } = request;
      const recording = recordings.find(({ module: id }) => id === module);
      if (!recording) return undefined;
      const { files, defaults, plan } = recording;
      if (!isSame(files, request.files)) {
        if (!changed.has(module)) say(changedText(module));
        changed.add(module);
        return undefined;
      }
      const values = { ...defaults, ...request.values };
      const variables = Object.keys(plan.variables as JsonObject);
      return variables.every(name => isUsable(values[name]))
        ? fillPlan({ plan, values })
        : undefined;
    },
  };
}

function changedText(module: string): string {
  return `No recorded plan of module ${module}: its files are not those that were recorded. Terraform plans it. Record it again with examples/recorded-plans/record.mjs.`;
}

function isUsable(value: JsonValue | undefined): boolean {
  return Array.isArray(value)
    ? value.every(member => typeof member === 'string')
    : value !== undefined;
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
