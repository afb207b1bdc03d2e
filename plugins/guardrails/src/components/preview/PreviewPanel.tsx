import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  FindingGroup,
  Outcome,
  Verdict,
} from '@backstage-guardrails/policy-model';
import {
  OutcomeIcon,
  outcomeTone,
  SafeText,
  toneColours,
  type Preview,
} from '@backstage-guardrails/plugin-guardrails-react';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { ReactNode } from 'react';
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
    note: { fontWeight: 'normal' },
    list: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsPreviewPanel' },
);

const sentences: Record<Outcome, string> = {
  allow: 'This would be allowed',
  warn: 'This would be allowed with warnings',
  'needs-approval': 'This would need approval',
  deny: 'This would be denied',
};

/** What policy would say to the form as it stands. @internal */
export function PreviewPanel(props: {
  preview: Preview;
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { preview } = props;
  switch (preview.status) {
    case 'idle':
      return null;
    case 'judging':
      return <Quiet>Asking what policy would say.</Quiet>;
    case 'unjudged':
      return (
        <Quiet>
          Policy could not be asked, so this form cannot say what it would
          decide. The request itself is judged when it runs.{' '}
          <SafeText>{preview.error.message}</SafeText> [
          {preview.error instanceof GuardrailsError
            ? preview.error.code
            : 'unreachable'}
          ]
        </Quiet>
      );
    case 'judged':
      return (
        <Judged
          verdict={preview.verdict}
          stale={preview.stale}
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
  actionsOf?: (group: FindingGroup) => ReactNode;
}) {
  const { verdict, stale } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { surface, edge, text } = toneColours(
    theme,
    outcomeTone[verdict.outcome],
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
        opacity: stale ? 0.6 : 1,
      }}
    >
      <div className={classes.head}>
        <OutcomeIcon outcome={verdict.outcome} />
        <Typography variant="subtitle1" component="p" style={{ color: text }}>
          {sentences[verdict.outcome]}{' '}
          <span className={classes.note}>(estimate, nothing is recorded)</span>
        </Typography>
      </div>
      {verdict.findings.length > 0 && (
        <div className={classes.list}>
          <PreviewFindings
            findings={verdict.findings}
            actionsOf={props.actionsOf}
          />
        </div>
      )}
    </div>
  );
}
