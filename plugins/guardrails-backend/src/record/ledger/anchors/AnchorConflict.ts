import type { Break } from '../signing';

/** An anchor holds a history that is not ours. @internal */
export class AnchorConflict extends Error {
  readonly found: Break;

  constructor(found: Break) {
    super(found.message);
    this.name = 'AnchorConflict';
    this.found = found;
  }
}
