import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  RowTable,
  SafeText,
  useFilter,
  useUrlState,
} from '@backstage-guardrails/components';
import type {
  FindingGroup,
  FindingGrouping,
  FindingSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';

/** Teams, systems, environments, classes or rules with their counts; each leads to its findings. @internal */
export function FindingGroupTable(props: { summary: FindingSummary }) {
  const { groupBy, groups, groupCount } = props.summary;
  const { t } = useTranslation();
  const [all, setAll] = useFilter('groups');
  const group = t(`findings.group.by.${groupBy}`);
  const column = (name: 'enforced' | 'notConfirmed' | 'waived') => ({
    title: t(`findings.summary.${name}`),
    shape: 'number' as const,
    cell: (one: FindingGroup) => one[name].toLocaleString(),
  });
  return (
    <>
      <RowTable
        label={t('findings.group.label', { group })}
        rows={groups}
        keyOf={({ key }) => key ?? ''}
        columns={[
          {
            title: group,
            shape: 'wide',
            cell: one => <GroupName group={one} groupBy={groupBy} />,
          },
          {
            title: t('findings.summary.open'),
            shape: 'number',
            cell: one => <OpenCount group={one} groupBy={groupBy} />,
          },
          column('enforced'),
          column('notConfirmed'),
          column('waived'),
          {
            title: t('findings.group.change'),
            shape: 'number',
            cell: ({ opened, resolved }) => changeText(opened - resolved),
          },
        ]}
      />
      {groupCount > groups.length && (
        <Typography variant="body2" color="textSecondary" component="div">
          {t('findings.group.more', {
            shown: groups.length.toLocaleString(),
            all: groupCount.toLocaleString(),
          })}{' '}
          {all !== 'all' && (
            <Button size="small" onClick={() => setAll('all')}>
              {t('findings.group.all')}
            </Button>
          )}
        </Typography>
      )}
    </>
  );
}

type OfGroup = { group: FindingGroup; groupBy: FindingGrouping };

function GroupName(props: OfGroup) {
  const { key } = props.group;
  const links = useLinks();
  const { t } = useTranslation();
  if (key === undefined)
    return <>{t(`findings.group.none.${props.groupBy}`)}</>;
  switch (props.groupBy) {
    case 'owner':
    case 'system':
      return <Target reference={key} />;
    case 'rule':
      return <Link to={links.rule(key)}>{key}</Link>;
    default:
      return <SafeText>{key}</SafeText>;
  }
}

/** What has no key, and a class, cannot be named in a filter. */
function OpenCount(props: OfGroup) {
  const { key, open } = props.group;
  const { groupBy } = props;
  const links = useLinks();
  const [params] = useUrlState();
  const { t } = useTranslation();
  const text = open.toLocaleString();
  if (key === undefined || groupBy === 'class' || open === 0)
    return <>{text}</>;
  const { cursor: _cursor, ...rest } = Object.fromEntries(params);
  return (
    <Link
      to={links.compliance({ ...rest, [groupBy]: key })}
      aria-label={t('findings.group.show', { number: text, group: key })}
    >
      {text}
    </Link>
  );
}

function changeText(change: number): string {
  return change > 0 ? `+${change.toLocaleString()}` : change.toLocaleString();
}
