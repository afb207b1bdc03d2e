import { z } from 'zod';

/** An action by its id, and what it would be called with. @internal */
export const operationEvidenceSchema = z.strictObject({
  name: z.string().min(1).max(200),
  parameters: z.record(z.string(), z.json()),
});
