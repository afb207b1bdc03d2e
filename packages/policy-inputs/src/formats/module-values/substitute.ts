import type { Json } from '@backstage-guardrails/policy-model';
import { EvidenceError } from '../../errors';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';

const WHOLE = /^\$\{\{\s*([^{}]*?)\s*\}\}$/;
const PART = /\$\{\{\s*([^{}]*?)\s*\}\}/g;
const REFERENCE = /^values((?:\.[A-Za-z_][A-Za-z0-9_-]*)+)$/;

/**
 * Fills `${{ values.x }}` in: a text that is nothing else becomes the value itself, whatever its type.
 * No code, no filters. What the form leaves out is absent (`null`), as it would be in the plan.
 * @internal
 */
export function substitute(options: {
  template: Json;
  values: Record<string, Json>;
  declared: ReadonlySet<string>;
  path: (string | number)[];
}): Json {
  const { template, path } = options;
  if (typeof template === 'string') return substituteText(template, options);
  if (Array.isArray(template)) {
    return template.map((item, i) =>
      substitute({ ...options, template: item, path: [...path, i] }),
    );
  }
  if (!isRecord(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, child]) => [
      key,
      substitute({ ...options, template: child, path: [...path, key] }),
    ]),
  );
}

type Context = Omit<Parameters<typeof substitute>[0], 'template'>;

function substituteText(text: string, context: Context): Json {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return lookUp(whole, context) ?? null;
  return text.replace(PART, (_, expression: string) => {
    const value = lookUp(expression, context) ?? '';
    if (typeof value !== 'object') return String(value);
    throw new EvidenceError({
      code: 'shape',
      path: pointer(context.path),
      message: `The value of "${expression}" is not text, so it cannot be part of a text.`,
    });
  });
}

function lookUp(expression: string, context: Context): Json | undefined {
  const names = REFERENCE.exec(expression)?.[1].slice(1).split('.');
  if (!names || !context.declared.has(names[0])) {
    throw new EvidenceError({
      code: 'value-unknown',
      path: pointer(context.path),
      message: `The module's preview uses "${expression}", which is not one of its variables. Use \${{ values.<variable> }}.`,
    });
  }
  return names.reduce<Json | undefined>(
    (value, name) =>
      isRecord(value) && Object.hasOwn(value, name)
        ? (value[name] as Json)
        : undefined,
    context.values,
  );
}
