import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { accessMessages } from '../components/access/messages';
import { approvalsMessages } from '../components/approvals/messages';
import { catalogMessages } from '../components/catalog/messages';
import { changesMessages } from '../components/changes/messages';
import { commentsMessages } from '../components/comments/messages';
import { commonMessages } from '../components/common/messages';
import { complianceMessages } from '../components/compliance/messages';
import { dayTwoMessages } from '../components/dayTwo/messages';
import { decisionMessages } from '../components/decision/messages';
import { decisionsMessages } from '../components/decisions/messages';
import { driftMessages } from '../components/drift/messages';
import { dutiesMessages } from '../components/duties/messages';
import { exceptionsMessages } from '../components/exceptions/messages';
import { findingsMessages } from '../components/findings/messages';
import { homeMessages } from '../components/home/messages';
import { insightsMessages } from '../components/insights/messages';
import { ledgerMessages } from '../components/ledger/messages';
import { listMessages } from '../components/list/messages';
import { navMessages } from '../components/nav/messages';
import { passkeysMessages } from '../components/passkeys/messages';
import { previewMessages } from '../components/preview/messages';
import { resubmitMessages } from '../components/resubmit/messages';
import { rulesMessages } from '../components/rules/messages';
import { sandboxesMessages } from '../components/sandboxes/messages';
import { shellMessages } from '../components/shell/messages';
import { undeliveredMessages } from '../components/undelivered/messages';
import { whatIfMessages } from '../components/whatIf/messages';

/** Every text that pages, tabs, cards and form fields of the plugin show, for translation. @public */
export const guardrailsTranslationRef = createTranslationRef({
  id: 'guardrails',
  messages: {
    access: accessMessages,
    approvals: approvalsMessages,
    catalog: catalogMessages,
    changes: changesMessages,
    comments: commentsMessages,
    common: commonMessages,
    compliance: complianceMessages,
    dayTwo: dayTwoMessages,
    decision: decisionMessages,
    decisions: decisionsMessages,
    drift: driftMessages,
    duties: dutiesMessages,
    exceptions: exceptionsMessages,
    findings: findingsMessages,
    home: homeMessages,
    insights: insightsMessages,
    ledger: ledgerMessages,
    list: listMessages,
    nav: navMessages,
    passkeys: passkeysMessages,
    preview: previewMessages,
    resubmit: resubmitMessages,
    rules: rulesMessages,
    sandboxes: sandboxesMessages,
    shell: shellMessages,
    undelivered: undeliveredMessages,
    whatIf: whatIfMessages,
  },
});
