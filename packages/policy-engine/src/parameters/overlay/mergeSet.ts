import type { Json, ParameterSet } from '@backstage-guardrails/policy-model';
import { isObject, type JsonObject } from './isObject';
import { mergeValue, type Merging } from './mergeValue';
import type { OverlaySet } from './overlaySchema';

/**
 * One class of the file over the same class of the shipped parameters. Values are merged as their schema says; the
 * setting of a rule is one value, so that a level never meets the reason of another one; lists of who consents are
 * replaced.
 * @internal
 */
export function mergeSet(
  overlaid: { own: OverlaySet; base: ParameterSet; place: string },
  merging: Merging & { schema: JsonObject | undefined },
): { set: ParameterSet; kept: Set<string> } {
  const { own, base, place } = overlaid;
  const { values: ownValues = {}, rules = {}, ...others } = own;
  const { values, kept } = mergeValues(
    { own: ownValues, base: base.values, place: `${place}.values` },
    merging,
  );
  return {
    set: { ...base, ...others, values, rules: { ...base.rules, ...rules } },
    kept,
  };
}

function mergeValues(
  overlaid: { own: JsonObject; base: JsonObject; place: string },
  merging: Merging & { schema: JsonObject | undefined },
): { values: JsonObject; kept: Set<string> } {
  const { own, base, place } = overlaid;
  const { schema } = merging;
  // Without a schema it is not known what a value is made of.
  if (!schema) return { values: { ...base, ...own }, kept: new Set() };
  const declared = isObject(schema.properties) ? schema.properties : {};
  const kept = new Set<string>();
  const values = new Map<string, Json>(Object.entries(base));
  for (const [name, value] of Object.entries(own)) {
    const part = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!isObject(part)) {
      // What no schema describes is refused with the rest of the document.
      values.set(name, value);
    } else {
      const merged = mergeValue(
        {
          schema: part,
          own: value,
          base: values.get(name),
          place: `${place}.${name}`,
        },
        merging,
      );
      values.set(name, merged.value);
      if (merged.kept) kept.add(name);
    }
  }
  return { values: Object.fromEntries(values), kept };
}
