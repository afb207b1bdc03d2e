import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BuilderError } from '../errors';
import { namespaceSchema } from '../workspace/ownRulesSchema';
import { OWN_RULES_FILE, readOwnRules } from '../workspace/readOwnRules';
import { ruleFiles } from './ruleFiles';

/**
 * Writes the files of a new own rule, and `guardrails.json` beside them where there is none. Nothing that is there is
 * written over. Answers the paths.
 *
 * @throws {@link BuilderError}
 * @public
 */
export function createOwnRule(options: {
  folder: string;
  id: string;
  title: string;
  type: string;
  now: Date;
}): string[] {
  const { folder, id, ...rest } = options;
  const [namespace, name] = namesOf(id);
  refuseOtherTypes(rest.type);
  const isNew = !existsSync(join(folder, OWN_RULES_FILE));
  if (!isNew) {
    const own = readOwnRules(folder);
    if (own.namespace !== namespace) {
      throw new BuilderError(
        'rules-malformed',
        `Rules of this folder begin with ${own.namespace}/. Write: guardrails rule new ${own.namespace}/${name}`,
      );
    }
  }
  const files = {
    ...(isNew && {
      [OWN_RULES_FILE]: `${JSON.stringify(
        { namespace, version: '0.1.0', parameters: {} },
        null,
        2,
      )}\n`,
    }),
    ...ruleFiles({
      ...rest,
      id,
      places: {
        source: `rules/${name}.rego`,
        test: `rules/${name}_test.rego`,
        samples: `samples/${name}`,
      },
    }),
  };
  for (const path of Object.keys(files)) {
    if (!existsSync(join(folder, path))) continue;
    throw new BuilderError(
      'rule-exists',
      `${path} already exists. Choose another name.`,
    );
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return Object.keys(files);
}

/** The type becomes part of METADATA and Rego. */
function refuseOtherTypes(type: string): void {
  if (/^[a-z][a-z0-9_]*$/.test(type)) return;
  throw new BuilderError(
    'rules-malformed',
    `"${type}" is not a Terraform resource type. Write it as in a plan, such as aws_sqs_queue.`,
  );
}

function namesOf(id: string): [namespace: string, name: string] {
  const [namespace = '', name = '', ...others] = id.split('/');
  const isRule =
    others.length === 0 &&
    namespaceSchema.safeParse(namespace).success &&
    /^[a-z][a-z0-9-]{0,39}$/.test(name) &&
    !name.endsWith('-test');
  if (isRule) return [namespace, name];
  throw new BuilderError(
    'rules-malformed',
    `"${id}" is not a valid rule id. Use namespace/name in lower case, such as acme/queue-redrive. The name must not end in -test.`,
  );
}
