import { z } from 'zod';

/** Every text file of a configuration by its path, relative to the root module. @internal */
export const configurationEvidenceSchema = z.strictObject({
  files: z.record(z.string(), z.string()),
});
