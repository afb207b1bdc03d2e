import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  StateLabel,
  RowTable,
  SafeLines,
} from '@backstage-guardrails/components';
import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';
import { exceptionState } from './exceptionState';
import { usesText } from './usesText';

/** Exceptions as rows: where it stands, from which rule, for what, why, until when. @internal */
export function ExceptionTable(props: { exceptions: ExceptionSummary[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('exceptions.table.label')}
      rows={props.exceptions}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.exception(id)}
      columns={[
        {
          title: t('exceptions.table.state'),
          shape: 'calm',
          cell: ({ state }) => {
            const { word, tone, sentence } = exceptionState(state, t);
            return <StateLabel word={word} tone={tone} title={sentence} />;
          },
        },
        {
          title: t('exceptions.table.rule'),
          cell: ({ id, rule }) => <Link to={links.exception(id)}>{rule}</Link>,
        },
        {
          title: t('exceptions.table.severity'),
          cell: ({ severity }) => severity,
        },
        {
          title: t('exceptions.table.target'),
          cell: ({ target }) => <Target reference={target.ref} />,
        },
        {
          title: t('exceptions.table.environment'),
          cell: ({ target }) => (
            <SafeText>
              {target.environment ?? t('exceptions.table.environment.any')}
            </SafeText>
          ),
        },
        {
          title: t('exceptions.table.reason'),
          shape: 'wide',
          cell: ({ reason }) => <SafeLines>{reason}</SafeLines>,
        },
        {
          title: t('exceptions.table.requester'),
          cell: ({ requester }) => <Actor reference={requester} />,
        },
        {
          title: t('exceptions.table.expires'),
          shape: 'calm',
          cell: ({ until }) => <Age at={until} />,
        },
        {
          title: t('exceptions.table.uses'),
          shape: 'number',
          cell: exception => usesText(exception, t),
        },
      ]}
    />
  );
}
