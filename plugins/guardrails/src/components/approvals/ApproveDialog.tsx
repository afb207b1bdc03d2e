import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import {
  Disclosure,
  Facts,
  Field,
  FormDialog,
  Notice,
  SafeText,
} from '@backstage-guardrails/components';
import type {
  ApprovalDetail,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { Sentence } from '../common/Sentence';
import { Target } from '../common/Target';
import { BoundText } from './BoundText';
import { countLost, listLost } from './lostResources';
import { ReviewTerms } from './ReviewTerms';
import { WhatApprovalAccepts } from './WhatApprovalAccepts';
import { useReview } from './useReview';

/** Names once more what an approval lets happen, before it is given. It loads nothing, so it is there at once. @internal */
export function ApproveDialog(props: {
  approval: ApprovalDetail;
  eligibility: Extract<ApprovalDetail['eligibility'], { canDecide: true }>;
  detail: DecisionDetail;
  onDone: () => void;
  onClose: () => void;
}) {
  const { approval, eligibility, detail } = props;
  const { target, verdict } = detail.decision;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [ticked, setTicked] = useState(false);
  const review = useReview(approval);
  const lost = countLost(detail.decision.changes);
  return (
    <FormDialog
      title={t('approvals.confirm.title')}
      action={
        eligibility.consent === 'passkey'
          ? t('approvals.decide.approve.signed')
          : t('approvals.decide.approve')
      }
      failure={t('approvals.decide.failed')}
      missing={
        lost > 0 && !ticked ? t('approvals.confirm.missing.tick') : undefined
      }
      dangerous={lost > 0}
      run={() => review('approve', reason)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Typography variant="subtitle1" component="p">
        <Sentence>{approval.title}</Sentence>
      </Typography>
      <Facts
        items={[
          [t('approvals.table.target'), <Target reference={target.ref} />],
          [
            t('approvals.confirm.environment'),
            <SafeText>
              {target.environment ?? target.environmentClass}
            </SafeText>,
          ],
        ]}
      />
      {lost > 0 && (
        <Notice tone="bad">
          <strong>{t('approvals.change.lost', { count: lost })}</strong>{' '}
          {t('approvals.change.lost.data')}
          <ul>
            {listLost(detail.input).map(address => (
              <li key={address}>
                <SafeText>{address}</SafeText>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <WhatApprovalAccepts findings={verdict.findings} />
      <Disclosure summary={t('approvals.confirm.text')}>
        <BoundText detail={approval} />
      </Disclosure>
      <ReviewTerms eligibility={eligibility} />
      <Field
        label={t('approvals.decide.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        help={t('approvals.confirm.reason.help')}
      />
      {lost > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              checked={ticked}
              onChange={event => setTicked(event.target.checked)}
            />
          }
          label={t('approvals.confirm.tick')}
        />
      )}
    </FormDialog>
  );
}
