import { EvidenceError } from '../../errors';
import type { Adapted, FormatContext } from '../../types';
import { accessEvidenceSchema } from './schema';

/** A request for access; whom it is for and which environment it is in is never the evidence's to say. @internal */
export function adaptAccess({ document, digest }: FormatContext): Adapted {
  const parsed = accessEvidenceSchema.safeParse(document);
  if (!parsed.success) {
    throw new EvidenceError({
      code: 'shape',
      path: `/${parsed.error.issues[0].path.join('/')}`,
      message:
        'Not an access request. Use {"resource", "role", "durationSeconds", "purpose", "incident", "breakGlass"} and no other keys, in plain characters.',
    });
  }
  const { incident, ...asked } = parsed.data;
  return {
    subject: {
      type: 'access',
      ...asked,
      purpose: asked.purpose.trim(),
      ...(incident !== undefined && { incident: incident.trim() }),
    },
    action: 'access',
    source: { format: 'access', digest },
    skipped: [],
  };
}
