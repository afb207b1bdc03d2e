import { makeStyles } from '@material-ui/core/styles';
import type { AnchorStatus } from '@backstage-guardrails/plugin-guardrails-common';
import { Age, SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { Notice } from '../common/Notice';
import { Section } from '../common/Section';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      marginBottom: theme.spacing(1.5),
      fontSize: theme.typography.body2.fontSize,
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsAnchors' },
);

/** What outside of this service holds of the log, how old that is, and what failed. @internal */
export function Anchors(props: { anchors: AnchorStatus[]; size: number }) {
  const { anchors, size } = props;
  const classes = useStyles();
  return (
    <Section title="Anchors">
      {anchors.length === 0 && (
        <Notice tone="caution">
          There is no anchor. Whoever can write to the database and holds the
          signing key can rewrite the log, and nobody who kept no checkpoint of
          their own could tell.
        </Notice>
      )}
      <ul className={classes.root}>
        {anchors.map(anchor => (
          <li key={anchor.id} className={classes.item}>
            <strong>
              <SafeText>{anchor.id}</SafeText>
            </strong>{' '}
            <span className={classes.quiet}>
              (<SafeText>{anchor.kind}</SafeText>)
            </span>
            <div>
              {anchor.anchoredAt && anchor.size !== undefined ? (
                <>
                  holds {anchor.size.toLocaleString('en')} of{' '}
                  {size.toLocaleString('en')} entries, since{' '}
                  <Age at={anchor.anchoredAt} />
                </>
              ) : (
                'holds nothing yet'
              )}
            </div>
            {anchor.failure && (
              <Notice tone="bad">
                Not reached <Age at={anchor.failure.at} />:{' '}
                <SafeText>{anchor.failure.message}</SafeText> Nothing is lost;
                it is tried again.
              </Notice>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
