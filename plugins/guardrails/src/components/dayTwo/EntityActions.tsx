import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DeleteIcon from '@material-ui/icons/DeleteOutlined';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  Buttons,
  SafeText,
  Section,
  toneColours,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { templateRouteRef, useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { LeftOut } from '../resubmit/LeftOut';
import { RequestLeaseDialog } from '../access/RequestLeaseDialog';
import { useActions, type Action } from './useActions';

const useStyles = makeStyles(
  theme => ({
    delete: {
      color: toneColours(theme, 'bad').text,
      borderColor: toneColours(theme, 'bad').edge,
    },
    note: { marginTop: theme.spacing(1) },
  }),
  { name: 'GuardrailsEntityActions' },
);

/**
 * What a person can do next with an entity: change or delete what a template made, with its values filled in, and ask
 * for access where there is an offer. Nothing, where there is nothing to do.
 * @internal
 */
export function EntityActions(props: { entity: Entity }) {
  const entityRef = stringifyEntityRef(props.entity);
  const annotations = props.entity.metadata.annotations ?? {};
  const classes = useStyles();
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const remote = useActions({
    entityRef,
    module: annotations['guardrails/module'],
    environment: annotations['guardrails/environment'],
  });
  const offers = useGuardrails(['lease-offers'], (api, options) =>
    api.listLeaseOffers(options),
  );
  const known = remote.status === 'ready' ? remote.value : undefined;
  const isOffered =
    offers.status === 'ready' &&
    offers.value.some(({ resource }) => resource === entityRef);
  if (!known?.actions.length && !isOffered) return null;
  const secrets = known?.current.secrets ?? [];
  return (
    <Section title={t('dayTwo.title')}>
      <Buttons>
        {known?.actions.map(action => (
          <ActionButton key={`${action.kind} ${action.ref}`} action={action} />
        ))}
        {isOffered && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking(true)}
          >
            {t('dayTwo.access')}
          </Button>
        )}
      </Buttons>
      {asking && (
        <RequestLeaseDialog
          resource={entityRef}
          onClose={() => setAsking(false)}
          onDone={id => navigate(links.lease(id))}
        />
      )}
      {known && known.actions.length > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.note}
        >
          {t('dayTwo.filled')}
        </Typography>
      )}
      <LeftOut
        names={[
          ...new Set(known?.actions.flatMap(({ leftOut }) => leftOut) ?? []),
        ]}
      />
      {secrets.length > 0 && (
        <Typography variant="body2">
          <SafeText>
            {t('dayTwo.secrets', { names: secrets.join(', ') })}
          </SafeText>
        </Typography>
      )}
    </Section>
  );
}

function ActionButton(props: { action: Action }) {
  const { kind, ref, title, query } = props.action;
  const classes = useStyles();
  const { t } = useTranslation();
  const route = useRouteRef(templateRouteRef);
  if (!route) return null;
  const { namespace, name } = parseEntityRef(ref);
  return (
    <LinkButton
      to={`${route({ namespace, templateName: name })}${query}`}
      size="small"
      variant="outlined"
      color={kind === 'change' ? 'primary' : 'default'}
      className={kind === 'delete' ? classes.delete : undefined}
      startIcon={kind === 'delete' ? <DeleteIcon /> : undefined}
      aria-label={t(`dayTwo.${kind}.label`, {
        template: escapeForDisplay(title),
      })}
    >
      {t(`dayTwo.${kind}`)}
    </LinkButton>
  );
}
