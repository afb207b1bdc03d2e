import { makeStyles } from '@material-ui/core/styles';
import type { Decision } from '@backstage-guardrails/policy-model';
import {
  DigestText,
  SafeText,
} from '@backstage-guardrails/plugin-guardrails-react';
import type { ReactNode } from 'react';
import { Disclosure } from '../common/Disclosure';
import { Section } from '../common/Section';
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
  const items: [string, ReactNode][] = [
    ...bundleItems(verdict.bundle),
    [
      'Parameters',
      <DigestText
        value={verdict.parameters.digest}
        name="the parameters digest"
      />,
    ],
    [
      'Exceptions in force',
      <DigestText value={verdict.snapshot.digest} name="the snapshot digest" />,
    ],
    [
      'Input',
      <DigestText value={verdict.input.digest} name="the input digest" />,
    ],
    [
      `Evidence, ${source.format}`,
      <DigestText value={source.digest} name="the evidence digest" />,
    ],
    ...madeFromItems(source.madeFrom),
    [
      'Fingerprint',
      <DigestText value={decision.fingerprint} name="the fingerprint" />,
    ],
    ['Engine', <SafeText>{`${engine.name} ${engine.version}`}</SafeText>],
    [
      'Tool',
      <SafeText>
        {source.tool
          ? `${source.tool.name} ${source.tool.version ?? ''}`.trim()
          : 'not said'}
      </SafeText>,
    ],
    ['Judged with the time', <SafeText>{decision.evaluatedAt}</SafeText>],
    ['On record since', <SafeText>{decision.recordedAt}</SafeText>],
  ];
  return (
    <Section title="Provenance">
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
      <Disclosure summary={`${Object.keys(decision.facts).length} facts`}>
        <FactList facts={decision.facts} judgedAt={decision.evaluatedAt} />
      </Disclosure>
    </Section>
  );
}
