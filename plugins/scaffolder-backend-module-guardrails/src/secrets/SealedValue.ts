import type { JsonValue } from '@backstage/types';

/** Stands in a plan where a secret was, until it has its seal. It is written as the seal. @internal */
export class SealedValue {
  readonly value: JsonValue;
  seal?: string;

  constructor(value: JsonValue) {
    this.value = value;
  }

  toJSON(): string {
    if (this.seal === undefined) throw new Error('A secret was not sealed');
    return this.seal;
  }
}
