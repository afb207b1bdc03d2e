import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import {
  EmptyState,
  Field,
  FormDialog,
  Loaded,
  Notice,
  SafeText,
} from '@backstage-guardrails/components';
import type { LeaseOffer } from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../translation';
import { emptyLeaseForm, missingIn, requestOf } from './leaseForm';

/** Asks for access of the signed-in person to a resource, for a while. @internal */
export function RequestLeaseDialog(props: {
  /** Chosen already. */
  resource?: string;
  onDone: (lease: string) => void;
  onClose: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const offers = useGuardrails(['lease-offers'], (used, options) =>
    used.listLeaseOffers(options),
  );
  const { t } = useTranslation();
  const made = useRef('');
  const [form, setForm] = useState({
    ...emptyLeaseForm,
    resource: props.resource ?? '',
  });
  const { breakGlass } = form;
  const missing = missingIn(form);
  return (
    <FormDialog
      title={
        breakGlass ? t('access.request.breakGlass') : t('access.request.action')
      }
      action={
        breakGlass ? t('access.request.breakGlass') : t('access.request.submit')
      }
      failure={t('access.request.failed')}
      missing={missing && t(`access.request.missing.${missing}`)}
      dangerous={breakGlass}
      run={async () => {
        made.current = (await api.requestLease(requestOf(form))).id;
      }}
      onDone={() => props.onDone(made.current)}
      onClose={props.onClose}
    >
      <Loaded remote={offers} of={t('access.request.offers')}>
        {all =>
          all.length ? (
            <LeaseForm offers={all} form={form} onChange={setForm} />
          ) : (
            <EmptyState title={t('access.request.empty.title')}>
              {t('access.request.empty.text')}
            </EmptyState>
          )
        }
      </Loaded>
    </FormDialog>
  );
}

function LeaseForm(props: {
  offers: LeaseOffer[];
  form: typeof emptyLeaseForm;
  onChange: (form: typeof emptyLeaseForm) => void;
}) {
  const { offers, form, onChange } = props;
  const { t } = useTranslation();
  const offer = offers.find(({ resource }) => resource === form.resource);
  const set = (name: keyof typeof form) => (value: string) =>
    onChange({ ...form, [name]: value });
  return (
    <>
      <Field
        label={t('access.request.resource')}
        value={form.resource}
        onChange={resource => onChange({ ...form, resource, role: '' })}
        choices={offers.map(({ resource }) => ({
          value: resource,
          title: resource,
        }))}
        required
      />
      {offer && (
        <Field
          label={t('access.request.role')}
          value={form.role}
          onChange={set('role')}
          choices={offer.roles.map(({ name, description }) => ({
            value: name,
            title: description ? `${name}: ${description}` : name,
          }))}
          required
        />
      )}
      {offer && <OfferNotice offer={offer} />}
      <Field
        label={t('access.request.minutes')}
        type="number"
        value={form.minutes}
        onChange={set('minutes')}
        inputProps={{ min: 1 }}
        required
      />
      <Field
        label={t('access.request.purpose')}
        value={form.purpose}
        onChange={set('purpose')}
        lines={2}
        help={t('access.request.purpose.help')}
        required
      />
      <Field
        label={t('access.request.incident')}
        value={form.incident}
        onChange={set('incident')}
        help={t('access.request.incident.help')}
        longest={400}
      />
      <FormControlLabel
        control={
          <Checkbox
            checked={form.breakGlass}
            onChange={event =>
              onChange({
                ...form,
                breakGlass: event.target.checked,
                confirmation: '',
              })
            }
          />
        }
        label={t('access.request.breakGlass.choose')}
      />
      {form.breakGlass && (
        <>
          <Notice tone="bad">
            <p>
              <strong>{t('access.request.breakGlass.notified')}</strong>
            </p>
            <p>{t('access.request.breakGlass.review')}</p>
          </Notice>
          <Field
            label={t('access.request.confirmation')}
            value={form.confirmation}
            onChange={set('confirmation')}
            help={form.resource}
            required
          />
        </>
      )}
    </>
  );
}

/** What to know about a resource before access to it is requested. */
function OfferNotice(props: { offer: LeaseOffer }) {
  const { independentEnd, unavailable } = props.offer;
  const { t } = useTranslation();
  if (unavailable) {
    return (
      <Notice tone="bad">
        <p>
          <strong>{t('access.request.unavailable')}</strong>
        </p>
        <p>
          <SafeText>{unavailable}</SafeText>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone={independentEnd ? 'neutral' : 'caution'}>
      {independentEnd
        ? t('access.request.end.independent', { how: independentEnd })
        : t('access.request.end.portal')}
    </Notice>
  );
}
