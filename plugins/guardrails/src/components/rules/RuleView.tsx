import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  environmentClassSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useLinks } from '../../routing';
import { Section } from '../common/Section';
import type { Said } from './levelIn';
import { LevelNotes } from './LevelNotes';
import { RuleLevel } from './RuleLevel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      maxWidth: 900,
    },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(1, 3),
      margin: 0,
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
    levels: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 3) },
    reference: { lineHeight: '28px' },
  }),
  { name: 'GuardrailsRuleView' },
);

/** One rule: what must be true, why, the fix, how strict, and where its story is told. @internal */
export function RuleView(props: { rule: Rule; said: Said }) {
  const { rule, said } = props;
  const classes = useStyles();
  const links = useLinks();
  const facts: [string, ReactNode][] = [
    ['Looks at', looksAt(rule)],
    ['Objective', rule.objective],
    ['Severity', rule.severity],
    ['Parameters', rule.parameters.join(', ') || 'none'],
    ['Facts', rule.facts.join(', ') || 'none'],
    ['Evidence it needs', rule.evidence.join(', ') || 'none in particular'],
    ['Written by', rule.author],
    ['Adopted', rule.adopted],
    ['Next review', rule.review],
    ['Documentation', <code>{rule.documentation}</code>],
    ['Digest', <DigestText value={rule.digest} name="the rule digest" />],
    ...(rule.references.length
      ? [['References', <References of={rule} />] as [string, ReactNode]]
      : []),
  ];
  return (
    <div className={classes.root}>
      <div>
        <Typography variant="h5" component="h1">
          {rule.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          <code>{rule.id}</code> ·{' '}
          <Link to={links.decisions({ rule: rule.id })}>
            decisions that it stood against
          </Link>
        </Typography>
      </div>
      <Section title="Why it exists">
        <Typography variant="body1" gutterBottom>
          {rule.description}
        </Typography>
        <Typography variant="body1">
          <strong>Fix:</strong> {rule.fix}
        </Typography>
      </Section>
      <Section title="How strict">
        <div className={classes.levels}>
          {environmentClassSchema.options.map(name => (
            <span key={name}>
              {name}{' '}
              <RuleLevel rule={rule} said={said} environmentClass={name} />
            </span>
          ))}
        </div>
        <LevelNotes rule={rule} said={said} />
        {rule.alwaysOn && (
          <Typography variant="body2">
            Parameters cannot switch it off. {rule.alwaysOn}
          </Typography>
        )}
      </Section>
      <Section title="Details">
        <dl className={classes.facts}>
          {facts.map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={name}>{value}</dd>,
          ])}
        </dl>
      </Section>
    </div>
  );
}

function looksAt({ subject }: Rule): string {
  switch (subject.type) {
    case 'infrastructure':
      return `${subject.types.join(', ')} on ${subject.changes.join(', ')}`;
    case 'configuration':
      return 'the configuration as a whole';
    default:
      return subject.type;
  }
}

function References(props: { of: Rule }) {
  const classes = useStyles();
  return (
    <>
      {props.of.references.map(reference => (
        <div key={reference} className={classes.reference}>
          {/^https:\/\//.test(reference) ? (
            <Link to={reference}>{reference}</Link>
          ) : (
            reference
          )}
        </div>
      ))}
    </>
  );
}
