import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Section } from '@backstage-guardrails/components';
import {
  environmentClassSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { type Translate, useTranslation } from '../../translation';
import { AskRule } from './AskRule';
import type { Said } from './levelIn';
import { LevelNotes } from './LevelNotes';
import { RuleFindings } from './RuleFindings';
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
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t('rules.view.appliesTo'), appliesTo(rule, t)],
    [t('rules.view.objective'), rule.objective],
    [t('rules.view.severity'), rule.severity],
    [
      t('rules.view.parameters'),
      rule.parameters.join(', ') || t('rules.view.none'),
    ],
    [t('rules.view.facts'), rule.facts.join(', ') || t('rules.view.none')],
    [
      t('rules.view.evidence'),
      rule.evidence.join(', ') || t('rules.view.none'),
    ],
    [t('rules.view.author'), rule.author],
    [t('rules.view.adopted'), rule.adopted],
    [t('rules.view.review'), rule.review],
    [t('rules.view.documentation'), <code>{rule.documentation}</code>],
    [
      t('rules.view.digest'),
      <DigestText value={rule.digest} name={t('rules.view.digest.name')} />,
    ],
    ...(rule.references.length
      ? [
          [t('rules.view.references'), <References of={rule} />] as [
            string,
            ReactNode,
          ],
        ]
      : []),
  ];
  return (
    <div className={classes.root}>
      <div>
        <Typography variant="h5" component="h1">
          {rule.title}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          <code>{rule.id}</code>
        </Typography>
      </div>
      <div>
        <AskRule rule={rule} />
      </div>
      <Section title={t('rules.view.why')}>
        <Typography variant="body1" gutterBottom>
          {rule.description}
        </Typography>
        <Typography variant="body1">
          <strong>{t('rules.view.fix')}</strong> {rule.fix}
        </Typography>
      </Section>
      <Section title={t('rules.view.levels')}>
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
            {t('rules.view.alwaysOn', { why: rule.alwaysOn })}
          </Typography>
        )}
      </Section>
      <RuleFindings rule={rule.id} />
      <Section title={t('rules.view.details')}>
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

function appliesTo({ subject }: Rule, t: Translate): string {
  switch (subject.type) {
    case 'infrastructure':
      return t('rules.view.appliesTo.infrastructure', {
        types: subject.types.join(', '),
        changes: subject.changes.join(', '),
      });
    case 'configuration':
      return t('rules.view.appliesTo.configuration');
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
