import type { JsonValue } from '@backstage/types';

/** A step of a task as its template wrote it: nothing in it is rendered. @public */
export type TaskStep = {
  id: string;
  action: string;
  input?: JsonValue;
  each?: JsonValue;
};
