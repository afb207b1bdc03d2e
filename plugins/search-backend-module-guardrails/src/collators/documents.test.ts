import type { Rule } from '@backstage-guardrails/policy-model';
import type {
  DecisionSummary,
  ExceptionSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import { Readable } from 'node:stream';
import { toDecisionDocument } from './createDecisionCollator';
import { toExceptionDocument } from './createExceptionCollator';
import { toRuleDocument } from './createRuleCollator';
import { newest } from './newest';
import { orPlaceholder } from './orPlaceholder';

const AT = '2026-03-01T12:00:00.000Z';
const ASKER = 'user:default/asker';

describe('documents', () => {
  it('are of a rule', () => {
    const rule = {
      id: 'data/encryption-at-rest',
      title: 'Data must be encrypted at rest',
      objective: 'Encrypt data at rest',
      description: 'Anyone with a copy\ncan read it.\n',
    } as Rule;
    expect(toRuleDocument(rule)).toEqual({
      title: 'Rule: Data must be encrypted at rest',
      text: 'Encrypt data at rest. Anyone with a copy can read it. data/encryption-at-rest',
      location: '/guardrails/rules/data/encryption-at-rest',
    });
  });

  it.each([
    [
      { ref: 'resource:default/check\u202eout', environment: 'staging' },
      'Decision: provision for check\\u{202e}out in staging',
      'About resource:default/check\\u{202e}out. Requested by asker (user:default/asker) on 2026-03-01. 1',
    ],
    [
      {},
      'Decision: provision',
      'Requested by asker (user:default/asker) on 2026-03-01. 1',
    ],
  ])('are of a decision about %j', (target, title, text) => {
    const decision = {
      ...{ id: '1', action: 'provision', recordedAt: AT, target },
      actor: { kind: 'human', ref: ASKER },
    } as unknown as DecisionSummary;
    expect(toDecisionDocument(decision)).toEqual({
      ...{ title, text },
      location: '/guardrails/decisions/1',
      authorization: { resourceRef: 'decision:1' },
    });
  });

  it.each([
    ['Data must be encrypted', 'Data must be encrypted. Requested by asker'],
    [undefined, 'Requested by asker'],
  ])('are of an exception to the rule %s', (ruleTitle, text) => {
    const exception = {
      ...{ id: '1', rule: 'a/b', target: {}, reason: 'r' },
      ...{ requester: ASKER, requestedAt: AT },
    } as unknown as ExceptionSummary;
    expect(toExceptionDocument(exception, ruleTitle)).toEqual({
      title: 'Exception: a/b',
      text: `${text} (user:default/asker) on 2026-03-01. 1`,
      location: '/guardrails/exceptions/1',
      authorization: { resourceRef: 'exception:1' },
    });
  });
});

describe('newest', () => {
  it.each([
    [0, 1],
    [200, 1],
    [201, 2],
    [10_000, 50],
    [10_001, 50],
  ])('reads the first 10,000 of %i in %i pages', async (all, pages) => {
    const list = jest.fn(
      async ({ limit, cursor }: { limit: number; cursor?: string }) => {
        const start = Number(cursor ?? 0);
        const end = Math.min(start + limit, all);
        return {
          items: Array.from({ length: end - start }, (_, n) => start + n),
          ...(end < all && { nextCursor: String(end) }),
        };
      },
    );
    const read: number[] = [];
    for await (const item of newest(list)) read.push(item);
    expect(read).toEqual(
      Array.from({ length: Math.min(all, 10_000) }, (_, n) => n),
    );
    expect(list).toHaveBeenCalledTimes(pages);
  });
});

describe('orPlaceholder', () => {
  const documents = async (...given: { location: string }[]) => {
    const all: string[] = [];
    const source = Readable.from(given);
    for await (const { location } of orPlaceholder('decision', source)) {
      all.push(location);
    }
    return all;
  };

  it('replaces no documents by one that is no record', async () => {
    await expect(documents()).resolves.toEqual(['/guardrails/decisions']);
    await expect(documents({ location: '/1' })).resolves.toEqual(['/1']);
  });
});
