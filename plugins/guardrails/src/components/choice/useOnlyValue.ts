import { useEffect } from 'react';
import type { Offered } from './Offered';

/**
 * Fills in the only value of a list that must have one and has none. What is there already stays: an operator who changes
 * what another team owns must not take it over unseen.
 * @internal
 */
export function useOnlyValue(options: {
  wanted: boolean | undefined;
  offered: readonly Offered[] | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}): void {
  const { wanted, offered, value, onChange } = options;
  const only = wanted && offered?.length === 1 ? offered[0].value : undefined;
  useEffect(() => {
    if (only !== undefined && !value) onChange(only);
  }, [only, value, onChange]);
}
