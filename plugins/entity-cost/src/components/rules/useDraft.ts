import type {
  AllocationRule,
  RuleList,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useState } from 'react';
import { toRule } from './toRule';

/** The rules of the page while they are changed; those of configuration and the default ones stay. @internal */
export type Draft = {
  rules: readonly AllocationRule[];
  changed: boolean;
  put: (rule: AllocationRule, index?: number) => void;
  remove: (index: number) => void;
  move: (index: number, by: -1 | 1) => void;
  discard: () => void;
};

/** @internal */
export function useDraft(list: RuleList): Draft {
  const saved = () =>
    list.items
      .filter(item => item.from === 'page')
      .map(({ rule }) => toRule(rule));
  const [rules, setRules] = useState<readonly AllocationRule[]>(saved);
  const [changed, setChanged] = useState(false);
  const set = (next: readonly AllocationRule[]) => {
    setRules(next);
    setChanged(true);
  };
  return {
    rules,
    changed,
    put: (rule, index) =>
      set(
        index === undefined
          ? [...rules, rule]
          : rules.map((one, place) => (place === index ? rule : one)),
      ),
    remove: index => set(rules.filter((_, place) => place !== index)),
    move: (index, by) => {
      const next = [...rules];
      next.splice(index + by, 0, ...next.splice(index, 1));
      set(next);
    },
    discard: () => {
      setRules(saved());
      setChanged(false);
    },
  };
}
