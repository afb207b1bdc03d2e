import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { LedgerStatus } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  CopyButton,
  SafeText,
  StateLabel,
  useLedger,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Buttons } from '../common/Buttons';
import { Facts } from '../common/Facts';
import { Loaded } from '../common/Loaded';
import { saveFile } from '../common/saveFile';
import { Section } from '../common/Section';
import { Split } from '../common/Split';
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
  const ledger = useLedger();
  return (
    <Loaded remote={ledger} of="the ledger">
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
  return (
    <Section title="The ledger" aside={<OperatorsLink />}>
      <Facts
        items={[
          ['Entries', status.size.toLocaleString('en')],
          ['Epoch', status.epoch],
          ['Name', <SafeText>{status.origin}</SafeText>],
          ['Last check of itself', <SelfCheck check={status.selfCheck} />],
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
          Download checkpoint
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
          Download public keys
        </Button>
      </Buttons>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.line}
      >
        Keep a checkpoint somewhere that this service cannot write to: whoever
        holds one can prove later that nothing before it was changed.
      </Typography>
    </Section>
  );
}

function PublicKeys(props: { keys: string[] }) {
  const classes = useStyles();
  return (
    <div className={classes.line}>
      <Typography variant="caption" color="textSecondary">
        {props.keys.length > 1
          ? 'Public keys, the current one first'
          : 'Public key'}
      </Typography>
      {props.keys.map(key => (
        <div key={key} className={classes.key}>
          <SafeText>{key}</SafeText>{' '}
          <CopyButton text={key} label="Copy the public key" />
        </div>
      ))}
    </div>
  );
}

function SelfCheck(props: { check: LedgerStatus['selfCheck'] }) {
  const { check } = props;
  if (!check) return <>not yet</>;
  return (
    <>
      <StateLabel
        tone={check.ok ? 'good' : 'bad'}
        word={check.ok ? 'Holds' : 'Does not hold'}
      />{' '}
      {check.checked.toLocaleString('en')} entries, <Age at={check.at} />
      {check.detail && (
        <div>
          <SafeText>{check.detail}</SafeText>
        </div>
      )}
    </>
  );
}
