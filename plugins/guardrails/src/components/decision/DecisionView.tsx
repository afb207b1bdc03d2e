import { makeStyles } from '@material-ui/core/styles';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useRules } from '@backstage-guardrails/plugin-guardrails-react';
import { Changes } from '../changes/Changes';
import { summariseChanges } from '../changes/changeWords';
import { Section } from '../common/Section';
import { DecisionHeader } from './DecisionHeader';
import { Help } from './Help';
import { Objections } from './Objections';
import { OtherRules } from './OtherRules';
import { Provenance } from './Provenance';
import { SubjectJson } from './SubjectJson';
import { Timeline } from './Timeline';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      maxWidth: 1280,
    },
    split: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(240px, 1fr)',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
    },
  }),
  { name: 'GuardrailsDecisionView' },
);

/** A decision in the order in which a person needs it: verdict, reasons, fixes, changes, timeline, provenance. @internal */
export function DecisionView(props: { detail: DecisionDetail }) {
  const { decision, input, timeline } = props.detail;
  const classes = useStyles();
  const rules = useRules();
  const known = rules.status === 'ready' ? rules.value.rules : [];
  return (
    <div className={classes.root}>
      <DecisionHeader detail={props.detail} />
      <div className={classes.split}>
        <Objections verdict={decision.verdict} rules={known}>
          <OtherRules verdict={decision.verdict} rules={known} />
        </Objections>
        <Help detail={props.detail} rules={known} />
      </div>
      <Section
        title="What would change"
        note={
          Object.keys(decision.changes).length
            ? summariseChanges(decision.changes)
            : undefined
        }
      >
        {!input && (
          <>
            The input is no longer kept; its digest is below, in the provenance.
          </>
        )}
        {input?.subject.type === 'infrastructure' && (
          <Changes
            subject={input.subject}
            findings={decision.verdict.findings}
          />
        )}
        {input && input.subject.type !== 'infrastructure' && (
          <SubjectJson subject={input.subject} />
        )}
      </Section>
      <Timeline events={timeline} decision={decision} />
      <Provenance decision={decision} />
    </div>
  );
}
