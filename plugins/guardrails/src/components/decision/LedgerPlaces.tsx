import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { Section } from '../common/Section';
import { ReceiptButton } from '../ledger/ReceiptButton';
import { entryWord } from '../ledger/entryWords';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 2),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsLedgerPlaces' },
);

/** Where a decision and what came of it stand in the ledger. @internal */
export function LedgerPlaces(props: { detail: DecisionDetail }) {
  const { ledger, decision } = props.detail;
  const classes = useStyles();
  const links = useLinks();
  if (!ledger?.length) return null;
  return (
    <Section
      title="In the ledger"
      aside={
        <Link to={links.ledger({ subject: decision.id })}>All entries</Link>
      }
    >
      <ul className={classes.root}>
        {ledger.map(({ epoch, index, kind }) => (
          <li key={`${epoch} ${index}`} className={classes.item}>
            <span>
              {entryWord(kind)}, entry {index} of epoch {epoch}
            </span>
            <ReceiptButton place={{ epoch, index }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
