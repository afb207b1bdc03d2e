import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  CopyButton,
  SafeText,
  StateLabel,
  Buttons,
  Facts,
  Loaded,
  saveFile,
  Section,
  Split,
} from '@backstage-guardrails/components';
import type { LedgerStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Anchors } from './Anchors';
import { OperatorsLink } from './OperatorsLink';

const useStyles = makeStyles(
  theme => ({
    line: { margin: theme.spacing(1.5, 0) },
    key: {
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsLedgerHead' },
);

/** How the ledger stands, and what outside of this service holds of it. @internal */
export function LedgerHead() {
  const ledger = useGuardrails(['ledger'], (api, options) =>
    api.getLedger(options),
  );
  const { t } = useTranslation();
  return (
    <Loaded remote={ledger} of={t('ledger.of.ledger')}>
      {status => (
        <Split
          main={<Status status={status} />}
          aside={<Anchors anchors={status.anchors} size={status.size} />}
        />
      )}
    </Loaded>
  );
}

function Status(props: { status: LedgerStatus }) {
  const { status } = props;
  const { checkpoint } = status;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={t('ledger.head.title')} aside={<OperatorsLink />}>
      <Facts
        items={[
          [
            t('ledger.head.entries'),
            t('ledger.head.entries.number', { number: status.size }),
          ],
          [t('ledger.head.epoch'), status.epoch],
          [t('ledger.head.name'), <SafeText>{status.origin}</SafeText>],
          [t('ledger.head.check'), <SelfCheck check={status.selfCheck} />],
        ]}
      />
      <PublicKeys keys={status.publicKeys} />
      <Buttons>
        <Button
          size="small"
          variant="outlined"
          disabled={!checkpoint}
          onClick={() =>
            saveFile({
              name: `checkpoint-${status.epoch}-${status.size}.txt`,
              type: 'text/plain',
              content: checkpoint!,
            })
          }
        >
          {t('ledger.head.checkpoint')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          disabled={!status.publicKeys.length}
          onClick={() =>
            saveFile({
              name: 'ledger.pub',
              type: 'text/plain',
              content: `${status.publicKeys.join('\n')}\n`,
            })
          }
        >
          {t('ledger.head.keys.download')}
        </Button>
      </Buttons>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.line}
      >
        {t('ledger.head.keep')}
      </Typography>
    </Section>
  );
}

function PublicKeys(props: { keys: string[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.line}>
      <Typography variant="caption" color="textSecondary">
        {props.keys.length > 1 ? t('ledger.head.keys') : t('ledger.head.key')}
      </Typography>
      {props.keys.map(key => (
        <div key={key} className={classes.key}>
          <SafeText>{key}</SafeText>{' '}
          <CopyButton text={key} label={t('ledger.head.key.copy')} />
        </div>
      ))}
    </div>
  );
}

function SelfCheck(props: { check: LedgerStatus['selfCheck'] }) {
  const { check } = props;
  const { t } = useTranslation();
  if (!check) return <>{t('ledger.head.check.none')}</>;
  return (
    <>
      <StateLabel
        tone={check.ok ? 'good' : 'bad'}
        word={
          check.ok ? t('ledger.head.check.ok') : t('ledger.head.check.failed')
        }
      />{' '}
      {t('ledger.head.check.entries', {
        count: check.checked,
        when: <Age at={check.at} />,
      })}
      {check.detail && (
        <div>
          <SafeText>{check.detail}</SafeText>
        </div>
      )}
    </>
  );
}
