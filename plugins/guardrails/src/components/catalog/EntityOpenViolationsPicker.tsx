import {
  type DefaultEntityFilters,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { EntityFindingList } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../translation';
import { OpenViolationsFilter } from './OpenViolationsFilter';

const useStyles = makeStyles(
  { title: { fontWeight: 'bold' } },
  { name: 'GuardrailsOpenViolationsPicker' },
);

/** Entities that one request answers: an address with more names is too long. */
const MOST = 100;

type Filters = DefaultEntityFilters & { openViolations?: OpenViolationsFilter };

/** Narrows the catalog to entities with open violations, those with the most; a filter of `CatalogIndexPage`. @public */
export function EntityOpenViolationsPicker(): JSX.Element {
  const { updateFilters, queryParameters } = useEntityList<Filters>();
  const api = useApi(guardrailsApiRef);
  const classes = useStyles();
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(
    [queryParameters.openViolations].flat()[0] === 'open',
  );
  const [list, setList] = useState<EntityFindingList>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!chosen) {
      updateFilters({ openViolations: undefined });
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    api.listEntityFindings({ limit: MOST }, { signal }).then(
      answer => {
        if (signal.aborted) return;
        setFailed(false);
        setList(answer);
        const open = answer.items.filter(item => item.open > 0);
        updateFilters({
          openViolations: new OpenViolationsFilter(
            open.map(({ entity }) => entity),
          ),
        });
      },
      () => {
        if (!signal.aborted) setFailed(true);
      },
    );
    return () => controller.abort();
    // `updateFilters` is a new function after each change of the filters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen, api]);

  const more = list !== undefined && list.entityCount > list.items.length;
  return (
    <Box pb={1} pt={1}>
      <Typography variant="body2" component="p" className={classes.title}>
        {t('catalog.filter.title')}
      </Typography>
      <FormControlLabel
        control={
          <Checkbox
            checked={chosen}
            onChange={event => setChosen(event.target.checked)}
          />
        }
        label={t('catalog.filter.open')}
      />
      {chosen && failed && (
        <FormHelperText error>{t('catalog.filter.failed')}</FormHelperText>
      )}
      {chosen && !failed && more && (
        <FormHelperText>
          {t('catalog.filter.most', {
            shown: list.items.length.toLocaleString(),
            all: list.entityCount.toLocaleString(),
          })}
        </FormHelperText>
      )}
    </Box>
  );
}
