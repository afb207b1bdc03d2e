import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { RowTable } from '@backstage-guardrails/components';
import type { Rule } from '@backstage-guardrails/policy-model';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import type { Said } from './levelIn';
import { LevelNotes } from './LevelNotes';
import { RuleLevel } from './RuleLevel';

/** Rules as rows: what must be true, for what, how strict. @internal */
export function RuleTable(props: { rules: Rule[]; said: Said }) {
  const { said } = props;
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('rules.table.label')}
      rows={props.rules}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.rule(id)}
      columns={[
        {
          title: t('rules.table.rule'),
          shape: 'wide',
          cell: rule => (
            <>
              <Link to={links.rule(rule.id)}>{rule.title}</Link>
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                <code>{rule.id}</code>
              </Typography>
              <LevelNotes rule={rule} said={said} />
            </>
          ),
        },
        {
          title: t('rules.table.objective'),
          cell: ({ objective }) => objective,
        },
        {
          title: t('rules.table.severity'),
          shape: 'calm',
          cell: ({ severity }) => severity,
        },
        {
          title: t('rules.table.production'),
          shape: 'calm',
          cell: rule => (
            <RuleLevel rule={rule} said={said} environmentClass="production" />
          ),
        },
      ]}
    />
  );
}
