import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Section } from '@backstage-guardrails/components';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { ReceiptButton } from '../ledger/ReceiptButton';
import { entryKind } from '../ledger/entryKind';

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
  const { t } = useTranslation();
  if (!ledger?.length) return null;
  return (
    <Section
      title={t('decision.ledger.title')}
      aside={
        <Link to={links.ledger({ subject: decision.id })}>
          {t('decision.ledger.all')}
        </Link>
      }
    >
      <ul className={classes.root}>
        {ledger.map(({ epoch, index, kind }) => (
          <li key={`${epoch} ${index}`} className={classes.item}>
            <span>
              {t('decision.ledger.place', {
                kind: entryKind(kind, t),
                index: String(index),
                epoch: String(epoch),
              })}
            </span>
            <ReceiptButton place={{ epoch, index }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
