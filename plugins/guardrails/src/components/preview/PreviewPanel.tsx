import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText, toneColours } from '@backstage-guardrails/components';
import {
  groupFindings,
  type Finding,
  type FindingGroup,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import {
  OutcomeIcon,
  outcomeTone,
  type Preview,
} from '@backstage-guardrails/plugin-guardrails-react';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { Fragment, type ReactNode } from 'react';
import { useTranslation, type Translate } from '../../translation';
import type { FormField } from './fieldOf';
import { PreviewFindings } from './PreviewFindings';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2),
      borderRadius: theme.shape.borderRadius,
      border: '1px solid',
      // The form below does not jump while the verdict comes and goes.
      minHeight: 72,
    },
    head: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      flexWrap: 'wrap',
    },
    list: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsPreviewPanel' },
);

/** What policy says about the form as it is now. @internal */
export function PreviewPanel(props: {
  preview: Preview;
  /** Fields that are empty and must not be. */
  missing?: readonly FormField[];
  /** Leads to a field of this page. */
  linkTo?: (field: FormField) => ReactNode;
  fixOf?: (finding: Finding) => string | undefined;
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { preview } = props;
  const { t } = useTranslation();
  switch (preview.status) {
    case 'idle':
      return null;
    case 'judging':
      return <Quiet>{t('preview.checking')}</Quiet>;
    case 'unjudged':
      return (
        <Quiet>
          {t('preview.unavailable')}{' '}
          <SafeText>{preview.error.message}</SafeText> [{codeOf(preview.error)}]
        </Quiet>
      );
    case 'judged':
      return (
        <Judged
          verdict={preview.verdict}
          stale={preview.stale}
          missing={props.missing ?? []}
          linkTo={props.linkTo}
          fixOf={props.fixOf}
          actionsOf={props.actionsOf}
        />
      );
    default:
      throw new TypeError(`Not a state: ${String(preview satisfies never)}`);
  }
}

function Quiet(props: { children: ReactNode }) {
  const classes = useStyles();
  const theme = useTheme();
  return (
    <div
      className={classes.root}
      role="status"
      style={{ borderColor: theme.palette.divider }}
    >
      <Typography variant="body2" color="textSecondary">
        {props.children}
      </Typography>
    </div>
  );
}

function Judged(props: {
  verdict: Verdict;
  stale: boolean;
  missing: readonly FormField[];
  linkTo?: (field: FormField) => ReactNode;
  fixOf?: (finding: Finding) => string | undefined;
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { verdict, stale, missing } = props;
  const { t } = useTranslation();
  const classes = useStyles();
  const theme = useTheme();
  const incomplete = missing.length > 0 && verdict.outcome === 'allow';
  const { surface, edge, text } = toneColours(
    theme,
    incomplete ? 'neutral' : outcomeTone[verdict.outcome],
  );
  return (
    <div
      className={classes.root}
      role="status"
      aria-live="polite"
      aria-busy={stale}
      style={{
        background: surface,
        borderColor: edge,
        // of values before the last change; less contrast would be hard to read
        borderStyle: stale ? 'dashed' : 'solid',
      }}
    >
      <div className={classes.head}>
        {!incomplete && <OutcomeIcon outcome={verdict.outcome} />}
        <Typography variant="subtitle1" component="p" style={{ color: text }}>
          {incomplete ? t('preview.incomplete') : sentenceFor(verdict, t)}
        </Typography>
      </div>
      {missing.length > 0 && (
        <div className={classes.head}>
          <Typography variant="body2">
            <SafeText>
              {t('preview.missing', {
                count: missing.length,
                fields: missing.map(({ title }) => title).join(', '),
              })}
            </SafeText>
          </Typography>
          {missing.map(field => (
            <Fragment key={field.name}>{props.linkTo?.(field)}</Fragment>
          ))}
        </div>
      )}
      {verdict.findings.length > 0 && (
        <div className={classes.list}>
          <PreviewFindings
            findings={verdict.findings}
            fixOf={props.fixOf}
            actionsOf={props.actionsOf}
          />
        </div>
      )}
    </div>
  );
}

/** The verdict with the number of findings that it comes from, counted as they are listed below. */
function sentenceFor({ outcome, findings }: Verdict, t: Translate): string {
  switch (outcome) {
    case 'deny':
      return t('preview.outcome.deny', {
        count: groupFindings(
          findings.filter(
            ({ disposition, level }) =>
              disposition === 'enforced' && level === 'mandatory',
          ),
        ).length,
      });
    case 'warn':
      return t('preview.outcome.warn', {
        count: groupFindings(
          findings.filter(({ disposition }) => disposition === 'warned'),
        ).length,
      });
    case 'allow':
    case 'needs-approval':
      return t(`preview.outcome.${outcome}`);
    default:
      throw new TypeError(`Not an outcome: ${String(outcome satisfies never)}`);
  }
}

function codeOf(error: Error): string {
  return error instanceof GuardrailsError ? error.code : 'unreachable';
}
