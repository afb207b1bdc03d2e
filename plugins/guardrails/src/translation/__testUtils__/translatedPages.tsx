import { EntityProvider } from '@backstage/plugin-catalog-react';
import type {
  DecisionSummary,
  ExceptionSummary,
  GuardrailsApi,
  Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import type { ReactElement } from 'react';
import { openApproval } from '../../__fixtures__/approval';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { activeException } from '../../__fixtures__/exception';
import { findingSummary, openFinding } from '../../__fixtures__/finding';
import { insights } from '../../__fixtures__/insights';
import { readyLease } from '../../__fixtures__/lease';
import { waitingRun } from '../../__fixtures__/run';
import {
  finishedWhatIf,
  newlyDenied,
  notJudged,
} from '../../__fixtures__/whatIf';
import { AccessContent } from '../../components/access/AccessContent';
import { LeaseContent } from '../../components/access/LeaseContent';
import { ApprovalContent } from '../../components/approvals/ApprovalContent';
import { ApprovalsContent } from '../../components/approvals/ApprovalsContent';
import { SettingsContent } from '../../components/approvals/SettingsContent';
import { ComplianceCard } from '../../components/compliance';
import { DecisionContent } from '../../components/decision/DecisionContent';
import { DecisionsContent } from '../../components/decisions/DecisionsContent';
import { Duties } from '../../components/duties';
import { ExceptionContent } from '../../components/exceptions/ExceptionContent';
import { ExceptionsContent } from '../../components/exceptions/ExceptionsContent';
import { FindingContent } from '../../components/findings/FindingContent';
import { FindingsContent } from '../../components/findings/FindingsContent';
import {
  EndingExceptions,
  MyRuns,
  PendingApprovals,
  TeamViolations,
} from '../../components/home';
import { InsightsContent } from '../../components/insights/InsightsContent';
import { LedgerContent } from '../../components/ledger/LedgerContent';
import { RuleContent } from '../../components/rules/RuleContent';
import { RulesContent } from '../../components/rules/RulesContent';
import { UndeliveredContent } from '../../components/undelivered/UndeliveredContent';
import { WhatIfContent } from '../../components/whatIf/WhatIfContent';
import { WhatIfsContent } from '../../components/whatIf/WhatIfsContent';

const person = 'user:default/developer-payments';
const at = '2026-03-10T12:00:00Z';
const { decision } = deniedDetail;
const { bundle } = decision.verdict;

const handover = {
  from: person,
  to: 'user:default/mock',
  reason: 'Vacation',
  at,
};

const comment = {
  id: '1',
  state: 'shown',
  author: person,
  at,
  text: 'Vacation',
  editedAt: at,
  editableUntil: '2999-01-01T00:00:00Z',
  removable: true,
} as const;

const summary = {
  ...decision,
  outcome: 'deny',
  format: 'terraform-plan',
  findings: { enforced: 1, warned: 0 },
  headline: regionFinding.message,
} as unknown as DecisionSummary;

const rule = {
  id: regionFinding.rule,
  title: regionFinding.title,
  description: 'Vacation',
  fix: regionFinding.fix,
  severity: 'medium',
  level: { production: 'mandatory', default: 'advisory' },
  adopted: '2026-12-01',
  objective: 'Vacation',
  author: 'payments',
  subject: { type: 'configuration' },
  evidence: [],
  facts: [],
  parameters: [],
  references: [],
  digest: bundle.digest,
} as unknown as Rule;

const exception = {
  id: '1',
  state: 'active',
  rule: regionFinding.rule,
  severity: 'high',
  target: { ref: 'resource:default/checkout', owner: 'group:default/payments' },
  reason: 'Vacation',
  requester: person,
  requestedAt: at,
  until: '2999-01-01T00:00:00Z',
  approval: openApproval.id,
  uses: 1,
} as unknown as ExceptionSummary;

/** A page with what the service answers it. */
export type TranslatedPage = {
  name: string;
  page: ReactElement;
  /** Where the page is, for one that reads its address. */
  address?: { route: string; path: string };
  api: Partial<GuardrailsApi>;
  /** What has one name in every language: environment classes, commands, algorithms. */
  names?: string[];
  /** Data that is there once the whole page is. */
  complete: string;
};

/** Every page of the plugin, with data in it. */
export const translatedPages: TranslatedPage[] = [
  {
    name: 'widgets of a home page',
    page: (
      <>
        <PendingApprovals />
        <MyRuns />
        <TeamViolations />
        <EndingExceptions />
      </>
    ),
    api: {
      listApprovals: async () => ({ items: [openApproval] }),
      listDecisions: async () => ({ items: [summary] }),
      listFindings: async () => ({ items: [openFinding] }),
      listExceptions: async () => ({
        items: [{ ...exception, until: new Date().toISOString() }],
      }),
    },
    complete: openApproval.title,
  },
  {
    name: 'widgets of a home page without anything',
    page: (
      <>
        <PendingApprovals />
        <MyRuns />
        <TeamViolations />
        <EndingExceptions />
      </>
    ),
    api: {
      listApprovals: async () => ({ items: [] }),
      listDecisions: async () => ({ items: [] }),
      listFindings: async () => ({ items: [] }),
      listExceptions: async () => ({ items: [] }),
    },
    complete: '14',
  },
  {
    name: 'inbox',
    page: <ApprovalsContent />,
    api: {
      listApprovals: async () => ({
        items: [{ ...openApproval, handedToYou: [handover] }],
        nextCursor: '2',
      }),
    },
    complete: openApproval.title,
  },
  {
    name: 'approval request',
    page: <ApprovalContent />,
    address: { route: '/approvals/:id', path: `/approvals/${openApproval.id}` },
    api: {
      getApproval: async () => ({
        ...openApproval,
        subject: { kind: 'exception', exception: activeException.id },
        handedToYou: [handover],
        handovers: [handover],
      }),
      getException: async () => activeException,
    },
    complete: activeException.reason,
  },
  {
    name: 'delegates and passkeys',
    page: <SettingsContent />,
    api: {
      listDelegations: async () => [
        {
          id: '1',
          from: person,
          to: 'user:default/mock',
          since: at,
          until: '2999-01-01T00:00:00Z',
        },
      ],
      listPasskeys: async () => [
        { id: '1', name: 'Laptop', enrolledAt: at, usableFrom: at },
      ],
    },
    complete: 'Laptop',
  },
  {
    name: 'separation of duties',
    page: <Duties entityRef="component:default/checkout" />,
    api: {
      getDuties: async entity => ({
        entity,
        alone: [{ person, path: [{ duty: 'deploy', via: 'payments' }] }],
        conflicts: [['request', 'approve']],
        notConnected: [{ duty: 'review', reason: 'payments' }],
      }),
    },
    complete: 'payments',
  },
  {
    name: 'list of decisions',
    page: <DecisionsContent />,
    api: {
      listDecisions: async () => ({ items: [summary] }),
      listEnvironments: async () => [],
    },
    complete: regionFinding.message,
  },
  {
    name: 'decision',
    page: <DecisionContent />,
    address: { route: '/decisions/:id', path: `/decisions/${decision.id}` },
    api: {
      getDecision: async () => deniedDetail,
      listDecisions: async () => ({ items: [] }),
      listComments: async () => ({ items: [comment] }),
      listRules: async () => ({ bundle, rules: [rule] }),
    },
    complete: regionFinding.message,
  },
  {
    name: 'run that waits for approval',
    page: <DecisionContent />,
    address: { route: '/decisions/:id', path: `/decisions/${decision.id}` },
    api: {
      getApproval: async () => openApproval,
      getDecision: async () => waitingRun,
      listComments: async () => ({ items: [comment] }),
      listDecisions: async () => ({ items: [summary] }),
      listRules: async () => ({ bundle, rules: [rule] }),
    },
    complete: openApproval.consentText,
  },
  {
    name: 'list of rules',
    page: <RulesContent />,
    api: { listRules: async () => ({ bundle, rules: [rule] }) },
    complete: rule.title,
  },
  {
    name: 'rule',
    page: <RuleContent />,
    address: { route: '/rules/:domain/:name', path: `/rules/${rule.id}` },
    api: {
      listRules: async () => ({ bundle, rules: [rule] }),
      summarizeFindings: async () => findingSummary,
    },
    names: ['sandbox', 'development', 'staging', 'production'],
    complete: rule.title,
  },
  {
    name: 'list of exceptions',
    page: <ExceptionsContent />,
    api: {
      listExceptions: async () => ({ items: [exception] }),
      getExceptionDebt: async () => ({
        byTeam: [
          {
            owner: 'group:default/payments',
            active: 1,
            oldestDays: 3,
            bySeverity: { high: 1 },
          },
        ],
        byRule: [{ rule: regionFinding.rule, active: 1, oldestDays: 3 }],
        history: [
          { day: '2026-03-09', active: 2 },
          { day: '2026-03-10', active: 1 },
        ],
      }),
    },
    complete: exception.reason,
  },
  {
    name: 'exception',
    page: <ExceptionContent />,
    address: {
      route: '/exceptions/:id',
      path: `/exceptions/${activeException.id}`,
    },
    api: { getException: async () => activeException },
    complete: activeException.reason,
  },
  {
    name: 'list of leases',
    page: <AccessContent />,
    api: {
      listLeases: async (): Promise<{ items: Lease[] }> => ({
        items: [readyLease],
      }),
      getAbilities: async () => ({
        exportLedger: false,
        manageAnnouncements: false,
      }),
    },
    complete: readyLease.purpose,
  },
  {
    name: 'lease',
    page: <LeaseContent />,
    address: { route: '/access/:id', path: `/access/${readyLease.id}` },
    api: { getLease: async () => readyLease },
    complete: readyLease.purpose,
  },
  {
    name: 'ledger',
    page: <LedgerContent />,
    api: {
      getLedger: async () => ({
        epoch: 1,
        size: 1234,
        origin: 'log.example',
        publicKeys: ['log.example+1+a'],
        anchors: [{ id: 'log', kind: 'file', size: 1000, anchoredAt: at }],
        selfCheck: { at, ok: true, checked: 1234 },
      }),
      listLedgerEntries: async () => ({
        items: [
          {
            epoch: 1,
            index: 7,
            kind: 'decision',
            at,
            subjects: { decision: decision.id },
            leaf: '12'.repeat(32),
            payload: 'kept' as const,
          },
        ],
      }),
      getAbilities: async () => ({
        exportLedger: true,
        manageAnnouncements: true,
      }),
    },
    names: ['guardrails verify', 'sha256'],
    complete: '1.234',
  },
  {
    name: 'failed deliveries',
    page: <UndeliveredContent />,
    api: {
      getAbilities: async () => ({
        exportLedger: false,
        manageAnnouncements: true,
      }),
      listUndelivered: async () => ({
        items: [
          {
            id: '1',
            receiver: 'webhook:hooks.example',
            topic: 'approval.requested',
            title: 'Vacation',
            link: '/guardrails',
            announcedAt: at,
            attempts: 12,
            failure: 'Refused',
            deadAt: at,
          },
        ],
      }),
    },
    complete: 'Vacation',
  },
  {
    name: 'insights',
    page: <InsightsContent />,
    api: {
      getInsights: async () => insights,
      listExceptions: async () => ({ items: [activeException] }),
    },
    // Units of times are those of the browser.
    names: ['min', 'hr'],
    complete: regionFinding.rule,
  },
  {
    name: 'list of what-ifs',
    page: <WhatIfsContent />,
    api: { listWhatIfs: async () => ({ items: [finishedWhatIf] }) },
    complete: '2',
  },
  {
    name: 'what-if',
    page: <WhatIfContent />,
    address: { route: '/what-if/:id', path: `/what-if/${finishedWhatIf.id}` },
    api: {
      getWhatIf: async () => finishedWhatIf,
      listWhatIfResults: async () => ({ items: [newlyDenied, notJudged] }),
    },
    complete: regionFinding.rule,
  },
  {
    name: 'list of findings',
    page: <FindingsContent />,
    api: {
      summarizeFindings: async () => findingSummary,
      listDrift: async () => ({ items: [] }),
      listFindings: async () => ({ items: [openFinding] }),
    },
    complete: openFinding.finding.message,
  },
  {
    name: 'finding',
    page: <FindingContent />,
    address: {
      route: '/compliance/:id',
      path: `/compliance/${openFinding.id}`,
    },
    api: {
      getFinding: async () => openFinding,
      listDecisions: async () => ({ items: [summary] }),
    },
    complete: openFinding.finding.message,
  },
  {
    name: 'card of a group',
    page: (
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'payments', namespace: 'default' },
        }}
      >
        <ComplianceCard />
      </EntityProvider>
    ),
    api: {
      listEntityFindings: async () => ({
        items: [
          {
            entity: openFinding.entity,
            open: 3,
            enforced: 2,
            notConfirmed: 1,
            waived: 1,
            openedAt: at,
          },
        ],
        totals: { open: 3, enforced: 2, notConfirmed: 1, waived: 1 },
        entityCount: 1,
      }),
    },
    complete: 'checkout',
  },
  {
    name: 'card of an entity',
    page: (
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: { name: 'checkout', namespace: 'default' },
        }}
      >
        <ComplianceCard />
      </EntityProvider>
    ),
    api: {
      listDrift: async () => ({ items: [] }),
      getCompliance: async entity => ({
        entity,
        judgedAt: at,
        open: [
          {
            ...regionFinding,
            id: decision.id,
            source: 'decisions',
            decision: decision.id,
            since: at,
            lastSeenAt: at,
            unconfirmedAt: at,
          },
        ],
        passed: [],
        notChecked: [],
        waived: [],
        counts: { open: 1, warned: 0, passed: 31 },
      }),
    },
    complete: regionFinding.title,
  },
];
