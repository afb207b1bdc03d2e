import type {
  ExceptionSummary,
  FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import { firstToEnd } from './firstToEnd';
import { newestOf } from './newestOf';

describe('firstToEnd', () => {
  it('shows five at most, in the order in which they end', () => {
    const days = ['20', '11', '17', '24', '12', '19', '15'];
    const exceptions = days.map(
      day => ({ until: `2026-03-${day}T00:00:00Z` } as ExceptionSummary),
    );
    expect(
      firstToEnd(exceptions).map(({ until }) => until.slice(8, 10)),
    ).toEqual(['11', '12', '15', '17', '19']);
  });
});

describe('newestOf', () => {
  it('mixes the teams by when a finding was first seen', () => {
    const days = ['01', '07', '03', '05', '02', '06', '04'];
    const findings = days.map(
      day => ({ firstSeenAt: `2026-03-${day}T00:00:00Z` } as FindingRecord),
    );
    expect(
      newestOf(findings).map(({ firstSeenAt }) => firstSeenAt.slice(8, 10)),
    ).toEqual(['07', '06', '05', '04', '03']);
  });
});
