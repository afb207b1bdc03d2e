import {
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { DriftOf } from '../drift/DriftOf';
import { Duties } from '../duties';
import { EntityActions } from '../dayTwo/EntityActions';
import { SandboxOf } from '../sandboxes/SandboxOf';
import { EntityDecisions } from './EntityDecisions';
import { EntityFindings } from './EntityFindings';
import { EntityGovernance } from './EntityGovernance';
import { isGrouping } from './isGrouping';
import { MemberFindings } from './MemberFindings';
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

/** What is open on an entity and on what belongs to it, what passes, what is waived, asked for and decided about it, and what was provisioned. @internal */
export function ComplianceContent() {
  const { entity } = useEntity();
  const classes = useStyles();
  const entityRef = stringifyEntityRef(entity);
  return (
    <div className={classes.root}>
      {isGrouping(entity) && <MemberFindings entityRef={entityRef} />}
      {isChangeable(entity) && <Changes entity={entity} />}
    </div>
  );
}

/** What changes of the entity itself led to. */
function Changes(props: { entity: Entity }) {
  const { entity } = props;
  const entityRef = stringifyEntityRef(entity);
  return (
    <>
      <EntityActions entity={entity} />
      {isProvisioned(entity) && <SandboxOf entityRef={entityRef} />}
      {isProvisioned(entity) && <DriftOf entityRef={entityRef} />}
      <EntityFindings entityRef={entityRef} owner={ownerOf(entity)} />
      <EntityGovernance entityRef={entityRef} />
      <EntityDecisions entityRef={entityRef} />
      <Duties entityRef={entityRef} />
      <Provisioned entity={entity} />
    </>
  );
}

/** As the service takes it: the first. */
function ownerOf({ relations }: Entity): string | undefined {
  return relations?.find(({ type }) => type === RELATION_OWNED_BY)?.targetRef;
}

/** Only what a template made can be a sandbox. */
function isProvisioned({ metadata }: Entity): boolean {
  return metadata.annotations?.['guardrails/decision'] !== undefined;
}

/** Groups and domains are not changed by requests: they only have members. */
function isChangeable({ kind }: Entity): boolean {
  return !['group', 'domain'].includes(kind.toLocaleLowerCase('en-US'));
}
