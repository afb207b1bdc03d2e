import { useEffect } from 'react';
import type { Offered } from './Offered';

/** Fills in the only value of a list that must have one, as `MyGroupsPicker` does for a person in one group. @internal */
export function useOnlyValue(options: {
  wanted: boolean | undefined;
  offered: readonly Offered[] | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}): void {
  const { wanted, offered, value, onChange } = options;
  const only = wanted && offered?.length === 1 ? offered[0].value : undefined;
  useEffect(() => {
    if (only !== undefined && only !== value) onChange(only);
  }, [only, value, onChange]);
}
