import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type {
  WhatIfCounts,
  WhatIfDetail,
  WhatIfGroup,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';

const words: Record<
  keyof WhatIfCounts,
  { sign: string; words: string; colour: string }
> = {
  'newly-denied': { sign: '✗', words: 'Newly denied', colour: '31' },
  'newly-needs-approval': {
    sign: '!',
    words: 'Newly needs approval',
    colour: '33',
  },
  'newly-allowed': { sign: '✓', words: 'Newly allowed', colour: '32' },
  'not-judged': { sign: '-', words: 'Not evaluated', colour: '33' },
  unchanged: { sign: '=', words: 'Unchanged', colour: '0' },
};
const kinds = Object.keys(words) as (keyof WhatIfCounts)[];

/** A what-if for people. Whatever a server says is escaped, so it cannot forge a line. @internal */
export function toText(options: {
  detail: WhatIfDetail;
  results: WhatIfResult[];
  colours: boolean;
}): string {
  const { detail, results, colours } = options;
  return [
    ...results.flatMap(result => resultLines(result, colours)),
    ...summaryLines(detail).map(escapeForDisplay),
    '',
  ].join('\n');
}

function summaryLines(detail: WhatIfDetail): string[] {
  return [
    ...groupLines('By rule', detail.rules),
    ...groupLines('By team', detail.teams),
    ...groupLines('By target', detail.targets),
    ...policyLines(detail),
    ...olderLines(detail),
    ...leftOutLines(detail),
    countsLine(detail.counts),
    ...stateLines(detail),
  ];
}

function resultLines(result: WhatIfResult, colours: boolean): string[] {
  const { sign, words: said, colour } = words[result.result];
  const headline = `${sign} ${said}: ${escapeForDisplay(result.decision)}`;
  const about = [result.target, result.environment, result.team].filter(
    part => part !== undefined,
  );
  const lines = [
    `${result.before} → ${result.after ?? 'not evaluated'}${
      about.length > 0 ? `, ${about.join(', ')}` : ''
    }`,
    ...result.rules.map(({ rule, change }) => `${rule}: ${change}`),
    ...(result.lacking ? [lackingLine(result.lacking)] : []),
    ...(result.reason
      ? [`${result.reason.message} [${result.reason.code}]`]
      : []),
  ];
  return [
    colours ? `\u001b[1;${colour}m${headline}\u001b[0m` : headline,
    ...lines.map(line => `  ${escapeForDisplay(line)}`),
  ];
}

function lackingLine({
  facts,
  explain,
}: {
  facts: string[];
  explain: boolean;
}) {
  return `Not recorded then: ${facts.join(', ')}. ${
    explain
      ? 'This alone explains the difference'
      : 'This does not explain the difference alone'
  }`;
}

function groupLines(title: string, groups: WhatIfGroup[]): string[] {
  return groups.length === 0
    ? []
    : [
        `${title}:`,
        ...groups.map(
          ({ name, ...counts }) => `  ${name}: ${countsLine(counts)}`,
        ),
      ];
}

function policyLines({ bundle, parameters }: WhatIfDetail): string[] {
  if (!bundle || !parameters) return [];
  return [
    `Compared with bundle ${bundle.revision} (${bundle.digest}) and parameters ${parameters.digest}`,
  ];
}

function olderLines({ older }: WhatIfDetail): string[] {
  const { decisions, explained } = older;
  return decisions === 0
    ? []
    : [
        `${decisions} of the changed decisions are of an older engine; what was not recorded then explains ${explained} of them`,
      ];
}

function leftOutLines({ leftOut }: WhatIfDetail): string[] {
  return leftOut === 0
    ? []
    : [`${leftOut} decisions left out: this token may not read them`];
}

function countsLine(counts: Partial<WhatIfCounts>): string {
  return kinds
    .filter(kind => counts[kind] !== undefined)
    .filter(kind => kind === 'unchanged' || counts[kind]! > 0)
    .map(kind => `${counts[kind]} ${words[kind].words.toLowerCase()}`)
    .join(', ');
}

function stateLines({ state, total, counts, error }: WhatIfDetail): string[] {
  if (state === 'finished') return [];
  const done = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const why = error ? `: ${error.message} [${error.code}]` : '';
  return [`Not finished (${state}), ${done} of ${total} compared${why}`];
}
