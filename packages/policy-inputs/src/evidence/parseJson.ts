import { EvidenceError } from '../errors';
import { isRecord } from './isRecord';

/** `JSON.parse` with coded errors; its own messages quote the text, which may hold secrets. @internal */
export function parseJson(text: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    throw new EvidenceError({
      code: 'malformed',
      path: position === undefined ? '' : `offset ${position}`,
      message:
        'The evidence is not valid JSON. Create it again with the tool itself.',
    });
  }
  if (!isRecord(document)) {
    throw new EvidenceError({
      code: 'not-an-object',
      message: 'The evidence is a JSON list. Use a JSON object.',
    });
  }
  return document;
}
