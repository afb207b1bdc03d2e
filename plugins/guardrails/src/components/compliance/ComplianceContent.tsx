import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Duties } from '../duties';
import { EntityDecisions } from './EntityDecisions';
import { EntityFindings } from './EntityFindings';
import { EntityGovernance } from './EntityGovernance';
import { Provisioned } from './Provisioned';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
  }),
  { name: 'GuardrailsComplianceContent' },
);

/** What is open on an entity, what passes, what is waived, asked for and decided about it, and what was provisioned. @internal */
export function ComplianceContent() {
  const { entity } = useEntity();
  const classes = useStyles();
  const entityRef = stringifyEntityRef(entity);
  return (
    <div className={classes.root}>
      <EntityFindings entityRef={entityRef} />
      <EntityGovernance entityRef={entityRef} />
      <EntityDecisions entityRef={entityRef} />
      <Duties entityRef={entityRef} />
      <Provisioned entity={entity} />
    </div>
  );
}
