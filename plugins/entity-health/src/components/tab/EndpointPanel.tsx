import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  Facts,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type {
  EndpointHealth,
  HistoryRange,
} from '@backstage-guardrails/plugin-entity-health-common';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { StatusLine } from '../status';
import { Components } from './Components';
import { EndpointHistoryView } from './EndpointHistoryView';
import { millisecondsText } from './numberText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      minWidth: 0,
    },
  }),
  { name: 'EntityHealthEndpointPanel' },
);

/** An endpoint: its state, its newest check, its history. @internal */
export function EndpointPanel(props: {
  endpoint: EndpointHealth;
  range: HistoryRange;
  /** Whether the history is there without asking. */
  open: boolean;
}) {
  const { endpoint, range } = props;
  const { check } = endpoint;
  const classes = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(props.open);
  return (
    <Section title={endpoint.name} note={<SafeText>{endpoint.url}</SafeText>}>
      <div className={classes.root}>
        <StatusLine
          {...endpoint}
          maintenance={endpoint.maintenance !== undefined}
        />
        <Facts
          items={[
            [
              t('tab.endpoint.checked'),
              endpoint.checkedAt && <Age at={endpoint.checkedAt} />,
            ],
            [
              t('tab.endpoint.interval'),
              t('tab.endpoint.seconds', { count: endpoint.interval }),
            ],
            [
              t('tab.endpoint.latency'),
              check?.latency !== undefined &&
                millisecondsText(check.latency, t),
            ],
            [t('tab.endpoint.code'), check?.codeClass],
            [
              t('tab.endpoint.dialect'),
              check?.dialect && t(`tab.dialect.${check.dialect}`),
            ],
            [
              t('tab.endpoint.certificate'),
              check?.certificate &&
                t('tab.endpoint.certificate.ends', {
                  when: <Age at={check.certificate.expiresAt} />,
                  issuer: <SafeText>{check.certificate.issuer}</SafeText>,
                }),
            ],
          ]}
        />
        {check && (
          <Components
            components={check.components}
            omitted={check.omittedComponents}
          />
        )}
        {open ? (
          <EndpointHistoryView endpoint={endpoint} range={range} />
        ) : (
          <div>
            <Button
              variant="outlined"
              size="small"
              onClick={() => setOpen(true)}
            >
              {t('tab.endpoint.open')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}
