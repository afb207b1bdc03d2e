import { BoxTabs, useFilter } from '@backstage-guardrails/components';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../../translation';
import { PollingOff } from '../declare';
import { EndpointList } from './EndpointList';
import { GroupTable } from './GroupTable';

const useStyles = makeStyles(
  theme => ({ view: { margin: theme.spacing(0, 0, 2) } }),
  { name: 'EntityHealthEndpointsContent' },
);

/** Everything that is checked, the worst first: as a list, by team or by system. @internal */
export function EndpointsContent() {
  const classes = useStyles();
  const { t } = useTranslation();
  const [by] = useFilter('by');
  return (
    <>
      <PollingOff />
      <div className={classes.view}>
        <BoxTabs
          param="by"
          label={t('page.view')}
          options={{
            endpoints: t('page.view.endpoints'),
            owner: t('page.view.owner'),
            system: t('page.view.system'),
          }}
        />
      </div>
      {by === 'owner' || by === 'system' ? (
        <GroupTable by={by} />
      ) : (
        <EndpointList />
      )}
    </>
  );
}
