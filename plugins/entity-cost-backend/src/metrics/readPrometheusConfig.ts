import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { faultOf, placeholderNames } from './bindLabels';

const SETTING = 'entityCost.prometheus';

/** A query of the operator, which entities name. @internal */
export type NamedQuery = {
  name: string;
  title: string;
  unit?: string;
  query: string;
  /** Of the entities that it is for, in small letters. */
  kind: string;
};

type PrometheusConfig = {
  url: string;
  headers: Record<string, string>;
  queries: NamedQuery[];
};

const querySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/, {
    message: 'is not a name. Write small letters, digits and dashes',
  }),
  title: z.string().min(1).max(100).optional(),
  unit: z.string().min(1).max(40).optional(),
  query: z.string().min(1).max(4_000),
  kind: z.string().min(1).max(63).default('component'),
});

const schema = z.strictObject({
  url: z
    .string()
    .refine(value => /^https?:/.test(value) && URL.canParse(value), {
      message: 'is not an http or https address',
    }),
  headers: z.record(z.string(), z.string()).default({}),
  queries: z.array(querySchema).min(1).max(100),
});

/** Reads the named queries. An error names the setting, and never its value. @internal */
export function readPrometheusConfig(
  config: Config,
): PrometheusConfig | undefined {
  const value = config.getOptional(SETTING);
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`${[SETTING, ...path].join('.')} ${message}.`);
  }
  const { queries } = parsed.data;
  for (const [index, { name, query }] of queries.entries()) {
    const at = `${SETTING}.queries.${index}`;
    const fault = faultOf(query);
    if (fault !== undefined) {
      throw new InputError(
        `${at}.query ${fault}. Placeholders are ${placeholderNames}.`,
      );
    }
    if (queries.findIndex(other => other.name === name) !== index) {
      throw new InputError(
        `${at}.name is the name of another query. Give each a name of its own.`,
      );
    }
  }
  return {
    ...parsed.data,
    queries: queries.map(query => ({
      ...query,
      title: query.title ?? query.name,
      kind: query.kind.toLocaleLowerCase('en-US'),
    })),
  };
}
