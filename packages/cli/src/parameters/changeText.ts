import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import type { Change, Direction } from './Change';

const words: Record<Direction, string> = {
  looser: 'looser',
  stricter: 'stricter',
  both: 'looser in part, stricter in part',
  unknown: 'changed',
};

/** Changes for people, by class: `  looser    values.maximumNodes: 3 -> 9`. @internal */
export function changeText(changes: Change[]): string[] {
  const classes = [...new Set(changes.map(change => change.environmentClass))];
  return classes.flatMap(name => [
    name,
    ...changes
      .filter(({ environmentClass }) => environmentClass === name)
      .flatMap(lines),
  ]);
}

function lines({ place, before, after, direction }: Change): string[] {
  const head = `  ${words[direction].padEnd(9)} ${escapeForDisplay(place)}`;
  if (Array.isArray(before) && Array.isArray(after)) {
    return [
      head,
      ...without(after, before).map(item => `              + ${show(item)}`),
      ...without(before, after).map(item => `              - ${show(item)}`),
    ];
  }
  return [`${head}: ${show(before)} -> ${show(after)}`];
}

function without(items: Json[], others: Json[]): Json[] {
  const known = new Set(others.map(canonicalJson));
  return items.filter(item => !known.has(canonicalJson(item)));
}

function show(value: Json): string {
  return escapeForDisplay(value === null ? 'none' : canonicalJson(value));
}
