import { plannedChanges, type PlannedChange } from '../model/madeBy';

/** The managed changes of an input as it was recorded. @internal */
export function readPlanned(recorded: Uint8Array): PlannedChange[] | undefined {
  return plannedChanges(JSON.parse(Buffer.from(recorded).toString('utf8')));
}
