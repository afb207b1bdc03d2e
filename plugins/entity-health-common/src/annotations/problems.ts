import { displayText } from '@backstage-guardrails/display-text';

/** Where in an entity a problem is. @public */
export type DeclarationPlace =
  | {
      kind: 'annotation';
      /** The name of the annotation. */
      annotation: string;
      /** The character, counted from 0, if the value can be pointed into. */
      offset?: number;
      /** The path into the JSON of the value, such as `$.expect.status[0]`. */
      path?: string;
    }
  | {
      kind: 'link';
      /** The index in `metadata.links`. */
      index: number;
    };

/** Why a declaration of health endpoints is refused. @public */
export type DeclarationProblemCode =
  | 'annotation-too-long'
  | 'endpoints-too-many'
  | 'endpoint-empty'
  | 'endpoint-duplicate'
  | 'name-invalid'
  | 'name-duplicate'
  | 'url-too-long'
  | 'url-invalid'
  | 'url-scheme'
  | 'url-credentials'
  | 'url-secret'
  | 'url-fragment'
  | 'url-host'
  | 'url-port'
  | 'options-not-json'
  | 'options-invalid'
  | 'maintenance-invalid'
  | 'maintenance-too-long';

/** A fault of a declaration: where it is, what it is, and what to write instead. @public */
export type DeclarationProblem = {
  code: DeclarationProblemCode;
  place: DeclarationPlace;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

/** Problems that a declaration reports. @internal */
export const MAX_PROBLEMS = 20;

/** A piece of a value within a message. @internal */
export function quoted(text: string): string {
  return `"${displayText(text, 60).replace(/"/g, "'")}"`;
}
