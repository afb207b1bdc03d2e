import { readPlannedInput, type PlannedChange } from '../model/madeBy';

/** What an input plans, as it was recorded. @internal */
export function readPlanned(recorded: Uint8Array): PlannedChange[] | undefined {
  return readPlannedInput(JSON.parse(Buffer.from(recorded).toString('utf8')));
}
