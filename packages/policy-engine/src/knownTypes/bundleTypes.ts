import { z } from 'zod';

const schema = z.object({
  guardrails: z.object({
    types: z.object({
      helpers: z.array(z.string()),
      providers: z.record(z.string(), z.unknown()),
      generic: z.record(z.string(), z.array(z.string())),
    }),
  }),
});

/** What a bundle says about resource types, beside its rules. @internal */
export type BundleTypes = {
  /** Providers whose resources have nothing to look at. */
  helpers: string[];
  /** Providers of which it lists every type. */
  providers: string[];
  /** Of the generic provider of Azure: which rules look at a type of its API. */
  generic: Record<string, string[]>;
};

/** Bundles of an organisation, and those of before 2026-12, say nothing. @internal */
export function bundleTypes(data: Record<string, unknown>): BundleTypes {
  const parsed = schema.safeParse(data);
  if (!parsed.success) return { helpers: [], providers: [], generic: {} };
  const { helpers, providers, generic } = parsed.data.guardrails.types;
  return { helpers, providers: Object.keys(providers), generic };
}
