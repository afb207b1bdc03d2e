import type {
  ApprovalState,
  FindingFilter,
  FindingSummaryRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Caller } from '../../src/identity/actors';
import type { FindingReadScope, ReadScope } from '../../src/identity/access';
import { inboxEntriesFor } from '../../src/governance/approvals/store/canView';
import { loadRelations } from '../../src/governance/approvals/store/loadRelations';
import {
  listRows,
  type InboxFilter,
} from '../../src/governance/approvals/store/listRows';
import { CurrentDecisions } from '../../src/compliance/CurrentDecisions';
import { listEntityFindings } from '../../src/compliance/findings/queries/listEntityFindings';
import { listFindings } from '../../src/compliance/findings/queries/listFindings';
import { summarizeFindings } from '../../src/compliance/findings/queries/summarizeFindings';
import { databaseTime } from '../../src/base/database';
import { listDecisions } from '../../src/decision/decisions/listDecisions';
import { DatabaseActiveExceptions } from '../../src/governance/exceptions';
import { listExceptions } from '../../src/governance/exceptions/store/listExceptions';
import { WindowFacts } from '../../src/governance/grants';
import { LeaseStore } from '../../src/governance/leases/store/LeaseStore';
import type { LeaseScope } from '../../src/governance/leases/store/scansFor';
import { seals } from '../believing';
import { listEntries } from '../../src/record/ledger/reading/listEntries';
import { idAt, RARE, timeAt } from './fillOrganisation';
import type { Organisation } from './openOrganisation';

type Request = (organisation: Organisation, n: number) => Promise<unknown>;

const LIMIT = 50;

const RARE_RULE = 'placement/rare' as RuleId;

/** Two of the organisation: one with a great part in it, and one with next to none. */
const busy = {
  person: 'user:default/person-7',
  approver: 'user:default/approver-7',
  team: 'group:default/team-7',
};

function callerOf(person: string, team: string, reader = false): Caller {
  return {
    actor: { kind: 'human', ref: person, groups: [team], origin: 'portal' },
    principal: `human:${person}`,
    ownership: [person, team],
    reader,
    operator: false,
    credentials: { $$type: '@backstage/BackstageCredentials', principal: {} },
  };
}

const callers = {
  busy: callerOf(busy.approver, busy.team),
  rare: callerOf(RARE.person, RARE.team),
  reader: callerOf('user:default/auditor', 'group:default/audit', true),
};

/** Some entity of the organisation, another one each time. */
function entityAt({ size }: Organisation, n: number): string {
  return `component:default/service-${
    1 + Math.floor(((size / 100 - 2) * n) / 200)
  }`;
}

function approvals(
  caller: Caller,
  request: {
    box: 'mine' | 'asked' | 'all';
    state?: ApprovalState[];
    entity?: 'some' | 'rare';
  },
): Request {
  return async (organisation, n) => {
    const { knex } = organisation;
    const now = await databaseTime(knex);
    const persons = await inboxEntriesFor({ knex }, caller);
    const boxes: Record<typeof request.box, InboxFilter> = {
      mine: {
        kind: 'waiting',
        persons: persons.filter(ref => ref.startsWith('user:')),
      },
      asked: { kind: 'asked', requester: caller.actor.ref },
      all: caller.reader ? { kind: 'all' } : { kind: 'part', persons },
    };
    const { rows } = await listRows(knex, {
      box: boxes[request.box],
      filter: {
        state: request.state,
        entity:
          request.entity &&
          (request.entity === 'rare' ? RARE.entity : entityAt(organisation, n)),
      },
      now,
      limit: LIMIT,
    });
    await loadRelations(
      knex,
      rows.map(({ id }) => id),
    );
  };
}

function exceptions(
  caller: Caller,
  filter: Parameters<typeof listExceptions>[1]['filter'],
  entity?: 'some' | 'rare',
): Request {
  return async (organisation, n) => {
    const { knex } = organisation;
    const named = entity === 'rare' ? RARE.entity : entityAt(organisation, n);
    await listExceptions(knex, {
      caller,
      targets: [],
      filter: { ...filter, ...(entity && { entity: named }) },
      limit: LIMIT,
      present: { now: await databaseTime(knex), revisions: ['sha256:rule'] },
    });
  };
}

function summary(
  request: FindingSummaryRequest,
  scope: FindingReadScope,
): Request {
  return ({ knex }) =>
    summarizeFindings(knex, { request, scope, classOf: () => 'production' });
}

function findings(filter: FindingFilter, scope: FindingReadScope): Request {
  return ({ knex }) => listFindings(knex, { filter, scope, limit: LIMIT });
}

/** Lists write nothing. */
const unwritten = {
  ledger: { append: async () => [] },
  outbox: { add: async () => {} },
};

function leases(
  scope: LeaseScope,
  filter: Parameters<LeaseStore['list']>[0]['filter'] = {},
): Request {
  return ({ knex }) =>
    new LeaseStore({ ...unwritten, knex, seals }).list({
      scope,
      filter,
      limit: LIMIT,
    });
}

function ledger(
  filterAt: (organisation: Organisation, n: number) => object,
): Request {
  return (organisation, n) =>
    listEntries(organisation.knex, {
      limit: LIMIT,
      filter: {},
      ...filterAt(organisation, n),
    });
}

function decisions(
  scope: ReadScope,
  filterAt: (organisation: Organisation, n: number) => object,
): Request {
  return (organisation, n) =>
    listDecisions(organisation.knex, {
      scope,
      filter: filterAt(organisation, n),
      limit: LIMIT,
    });
}

function scopeOf({ principal, ownership, reader }: Caller): ReadScope {
  return reader
    ? { own: { kind: 'all' } }
    : { own: { kind: 'some', principal, ownership, targets: [] } };
}

const everything: ReadScope = { own: { kind: 'all' } };

const place = ({ size }: Organisation, n: number) =>
  Math.floor((size * (n + 1)) / 202);

/** Each a request that a page makes when somebody opens it. */
export const pages: Record<string, Record<string, Request>> = {
  'inbox of approvals': {
    'count in the navigation': approvals(callers.busy, {
      box: 'mine',
      state: ['open'],
    }),
    'count of a new user': approvals(callers.rare, {
      box: 'mine',
      state: ['open'],
    }),
    'waiting for me': approvals(callers.busy, { box: 'mine' }),
    'all that I can see': approvals(callers.busy, { box: 'all' }),
    'rejected ones that I can see': approvals(callers.busy, {
      box: 'all',
      state: ['rejected'],
    }),
    'created by me': approvals(callerOf(busy.person, busy.team), {
      box: 'asked',
    }),
    'open ones of everyone': approvals(callers.reader, {
      box: 'all',
      state: ['open'],
    }),
    'of an entity': approvals(callers.busy, { box: 'all', entity: 'some' }),
  },
  'list of exceptions': {
    mine: exceptions(callers.busy, {}),
    'of a new user': exceptions(callers.rare, {}),
    'active ones of mine': exceptions(callers.busy, { state: ['active'] }),
    'active ones of everyone': exceptions(callers.reader, {
      state: ['active'],
    }),
    'waiting ones of everyone': exceptions(callers.reader, {
      state: ['requested'],
    }),
    'of an entity': exceptions(callers.busy, {}, 'some'),
    'of a rare rule': exceptions(callers.reader, {
      rule: RARE_RULE,
    }),
  },
  'page of compliance': {
    'by team': summary({}, {}),
    'by rule in an environment': summary(
      { groupBy: 'rule', environment: 'environment-1' },
      {},
    ),
    'of a team': summary({ groupBy: 'system' }, { owners: [busy.team] }),
    'open ones': findings({ state: ['open', 'not-confirmed'] }, {}),
    'of a team that are open': findings(
      { state: ['open', 'not-confirmed'] },
      { owners: [busy.team] },
    ),
    'of a rule that are open': findings(
      { state: ['open'], rule: 'placement/rule-7' },
      {},
    ),
    'column of the catalog': ({ knex }, n) =>
      listEntityFindings(
        { knex, catalog: { entities: async () => [] } },
        {
          scope: {},
          request: {
            entities: Array.from(
              { length: 100 },
              (_, index) => `component:default/service-${(n + index) % 100}`,
            ),
          },
        },
      ),
  },
  'list of leases': {
    mine: leases({ kind: 'some', person: busy.person, owners: [] }),
    'of a new user': leases({
      kind: 'some',
      person: RARE.person,
      owners: [RARE.team],
    }),
    'mine and of my team': leases({
      kind: 'some',
      person: busy.person,
      owners: [busy.team],
    }),
    'active ones of my team': leases(
      { kind: 'some', owners: [busy.team] },
      { state: ['active'] },
    ),
    'active ones of everyone': leases({ kind: 'all' }, { state: ['active'] }),
    'waiting ones of everyone': leases(
      { kind: 'all' },
      { state: ['waiting', 'ready'] },
    ),
    'pending reviews of everyone': leases({ kind: 'all' }, { debt: true }),
  },
  'pages of the ledger': {
    newest: ledger(() => ({})),
    'far back': ledger((organisation, n) => ({
      cursor: `1.${place(organisation, n)}`,
    })),
    'rare kinds': ledger(() => ({
      filter: { kind: ['epoch', 'break-glass'] },
    })),
    'one subject': ledger((organisation, n) => ({
      filter: { subject: idAt(place(organisation, n)) },
    })),
    'an interval': ledger((organisation, n) => ({
      filter: {
        since: timeAt(place(organisation, n)),
        until: timeAt(place(organisation, n) + 100),
      },
    })),
  },
  'list of decisions': {
    mine: decisions(scopeOf(callers.busy), () => ({})),
    'of a new user': decisions(scopeOf(callers.rare), () => ({})),
    'of an entity': decisions(everything, (organisation, n) => ({
      entity: entityAt(organisation, n),
      checks: 'notable',
    })),
    'of an entity of mine': decisions(scopeOf(callers.rare), () => ({
      entity: RARE.entity,
    })),
    'of a rule': decisions(everything, () => ({ rule: 'placement/rule-7' })),
    'of a rare rule': decisions(everything, () => ({ rule: RARE_RULE })),
    'that a search finds': decisions(everything, (_organisation, n) => ({
      search: `service-${n % 100}`,
    })),
    'of mine that a search finds': decisions(
      scopeOf(callers.busy),
      (_organisation, n) => ({ search: `service-${n % 100}` }),
    ),
    'that a search does not find': decisions(everything, () => ({
      search: 'zz',
    })),
    'an interval': decisions(everything, (organisation, n) => ({
      since: timeAt(place(organisation, n)),
      until: timeAt(place(organisation, n) + 100),
    })),
  },
  'what a decision asks': {
    'active exceptions': ({ knex }, n) =>
      new DatabaseActiveExceptions({ knex, seals, revisions: [] }).snapshotFor(
        {
          ref: `component:default/service-${n}`,
          environment: 'production',
          environmentClass: 'production',
        },
        new Date(),
      ),
    'changes of the last day': (organisation, n) =>
      new WindowFacts(organisation).facts({
        target: {
          ref: entityAt(organisation, n),
          environmentClass: 'production',
        },
        references: { owners: [], costCentres: [] },
      } as never),
    'compliance of an entity': (organisation, n) =>
      new CurrentDecisions(organisation).about(entityAt(organisation, n), {
        scope: everything,
      }),
  },
};
