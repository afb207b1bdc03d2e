import { makeStyles } from '@material-ui/core/styles';
import {
  SafeText,
  Disclosure,
  Section,
} from '@backstage-guardrails/components';
import type { Decision } from '@backstage-guardrails/policy-model';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';
import { FactList } from './FactList';
import { bundleItems } from './bundleItems';
import { madeFromItems } from './madeFromItems';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      gap: theme.spacing(1, 3),
      margin: 0,
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
      },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'GuardrailsProvenance' },
);

/** What the verdict was made from, so that it can be made again. @internal */
export function Provenance(props: { decision: Decision }) {
  const { verdict, source, engine, ...decision } = props.decision;
  const classes = useStyles();
  const { t } = useTranslation();
  const items: [string, ReactNode][] = [
    ...bundleItems(verdict.bundle, t),
    [
      t('decision.provenance.parameters'),
      <DigestText
        value={verdict.parameters.digest}
        name={t('decision.provenance.parameters.name')}
      />,
    ],
    [
      t('decision.provenance.exceptions'),
      <DigestText
        value={verdict.snapshot.digest}
        name={t('decision.provenance.exceptions.name')}
      />,
    ],
    [
      t('decision.provenance.input'),
      <DigestText
        value={verdict.input.digest}
        name={t('decision.provenance.input.name')}
      />,
    ],
    [
      t('decision.provenance.evidence', { format: source.format }),
      <DigestText
        value={source.digest}
        name={t('decision.evidence.digest.name')}
      />,
    ],
    ...madeFromItems(source.madeFrom, t),
    [
      t('decision.evidence.fingerprint'),
      <DigestText
        value={decision.fingerprint}
        name={t('decision.evidence.fingerprint.name')}
      />,
    ],
    [
      t('decision.provenance.engine'),
      <SafeText>{`${engine.name} ${engine.version}`}</SafeText>,
    ],
    [
      t('decision.evidence.tool'),
      <SafeText>
        {source.tool
          ? `${source.tool.name} ${source.tool.version ?? ''}`.trim()
          : t('decision.evidence.tool.unknown')}
      </SafeText>,
    ],
    [
      t('decision.provenance.evaluatedAt'),
      <SafeText>{decision.evaluatedAt}</SafeText>,
    ],
    [
      t('decision.provenance.recordedAt'),
      <SafeText>{decision.recordedAt}</SafeText>,
    ],
  ];
  return (
    <Section title={t('decision.provenance.title')}>
      <dl className={classes.root}>
        {items.map(([name, value]) => (
          <div key={name}>
            <dt>
              <SafeText>{name}</SafeText>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Disclosure
        summary={t('decision.provenance.facts', {
          count: Object.keys(decision.facts).length,
        })}
      >
        <FactList facts={decision.facts} judgedAt={decision.evaluatedAt} />
      </Disclosure>
    </Section>
  );
}
