import Button from '@material-ui/core/Button';
import type { Subject } from '@backstage-guardrails/policy-model';
import { useId, useState } from 'react';
import { useTranslation } from '../../translation';
import { SubjectJson } from './SubjectJson';

/** The whole plan as policy saw it. It can have thousands of lines, so they are made when it is opened. @internal */
export function RawPlan(props: { subject: Subject }) {
  const id = useId();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? t('decision.changes.raw.hide') : t('decision.changes.raw.show')}
      </Button>
      <div id={id}>{open && <SubjectJson subject={props.subject} />}</div>
    </>
  );
}
