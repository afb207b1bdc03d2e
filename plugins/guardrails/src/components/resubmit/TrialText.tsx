import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { fieldOf } from '../preview/fieldOf';
import { groupUnseen, groupWork } from './groupWork';
import type { TemplateForm } from './readForm';
import type { Trial } from './tryFixes';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 1.5),
      paddingLeft: theme.spacing(2.5),
      fontSize: theme.typography.body2.fontSize,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GuardrailsTrialText' },
);

/** What the form will be opened with, what policy says to it, and what is left to do. @internal */
export function TrialText(props: {
  detail: DecisionDetail;
  form: TemplateForm;
  /** Absent where nothing could be tried. */
  trial: Trial | undefined;
}) {
  const { detail, form, trial } = props;
  const { t } = useTranslation();
  const fixes = trial?.fixes ?? [];
  const open = groupWork(trial?.open ?? [], form.fields);
  const unseen = groupUnseen(trial?.unseen ?? []);
  return (
    <>
      {fixes.length > 0 && (
        <Part title={t('resubmit.change.title')}>
          {fixes.map(({ field, title, from, value }) => (
            <li key={field}>
              {t('resubmit.change', {
                field: <SafeText>{title}</SafeText>,
                from: isEmpty(from) ? (
                  t('resubmit.change.empty')
                ) : (
                  <SafeText>{textOf(from)}</SafeText>
                ),
                to: (
                  <strong>
                    <SafeText>{textOf(value)}</SafeText>
                  </strong>
                ),
              })}
            </li>
          ))}
        </Part>
      )}
      {open.length + unseen.length > 0 && (
        <Part title={t('resubmit.open.title')}>
          {open.map((group, index) => (
            <li key={index}>
              <Open group={group} form={form} detail={detail} />
            </li>
          ))}
          {unseen.map(({ finding }, index) => (
            <li key={`unseen ${index}`}>
              {t('resubmit.open.unseen', {
                message: <SafeText>{finding.message}</SafeText>,
                fix: <SafeText>{finding.fix}</SafeText>,
              })}
            </li>
          ))}
        </Part>
      )}
      <Typography variant="body2" gutterBottom>
        {t(`resubmit.note.${trial?.outcome ?? 'untried'}`)}
      </Typography>
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {props.title}
      </Typography>
      <ul className={classes.list}>{props.children}</ul>
    </>
  );
}

/** Violations with the field that they are about; where the form has none, the value in the module. */
function Open(props: {
  group: FindingGroup;
  form: TemplateForm;
  detail: DecisionDetail;
}) {
  const { form, detail } = props;
  const { finding, resources } = props.group;
  const { t } = useTranslation();
  const named = fieldOf(finding, form.fields);
  const field = named && form.fields.find(({ name }) => name === named.name);
  const fix = <SafeText>{finding.fix}</SafeText>;
  if (field) {
    return t('resubmit.open.field', {
      field: <SafeText>{field.title}</SafeText>,
      step: <SafeText>{field.step}</SafeText>,
      fix,
    });
  }
  const module =
    detail.decision.source.madeFrom?.module.id ?? form.preview?.module ?? '';
  return t('resubmit.open.module', {
    path: <SafeText>{finding.path}</SafeText>,
    resource: <SafeText>{resources.join(', ')}</SafeText>,
    module: <SafeText>{module}</SafeText>,
    fix,
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
