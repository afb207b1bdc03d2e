import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type { LeaseOffer } from '@backstage-guardrails/plugin-guardrails-common';
import {
  EmptyState,
  guardrailsApiRef,
  useLeaseOffers,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useRef, useState } from 'react';
import { Field } from '../common/Field';
import { FormDialog } from '../common/FormDialog';
import { Loaded } from '../common/Loaded';
import { Notice } from '../common/Notice';
import { emptyLeaseForm, missingIn, requestOf } from './leaseForm';

/** Asks for access of the signed-in person to a resource, for a while. @internal */
export function RequestLeaseDialog(props: {
  onDone: (lease: string) => void;
  onClose: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const offers = useLeaseOffers();
  const made = useRef('');
  const [form, setForm] = useState(emptyLeaseForm);
  const { breakGlass } = form;
  return (
    <FormDialog
      title={breakGlass ? 'Break the glass' : 'Ask for access'}
      action={breakGlass ? 'Break the glass' : 'Ask for it'}
      failure="No access was asked for"
      missing={missingIn(form)}
      dangerous={breakGlass}
      run={async () => {
        made.current = (await api.requestLease(requestOf(form))).id;
      }}
      onDone={() => props.onDone(made.current)}
      onClose={props.onClose}
    >
      <Loaded remote={offers} of="what can be asked for">
        {all =>
          all.length ? (
            <LeaseForm offers={all} form={form} onChange={setForm} />
          ) : (
            <EmptyState title="There is nothing to ask for">
              Access can be asked for once somebody who runs this portal has
              configured a resource that gives it, and it stands in the catalog.
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
  const offer = offers.find(({ resource }) => resource === form.resource);
  const set = (name: keyof typeof form) => (value: string) =>
    onChange({ ...form, [name]: value });
  return (
    <>
      <Field
        label="Resource"
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
          label="Role"
          value={form.role}
          onChange={set('role')}
          choices={offer.roles.map(({ name, description }) => ({
            value: name,
            title: description ? `${name}: ${description}` : name,
          }))}
          required
        />
      )}
      {offer && (
        <Notice tone={offer.independentEnd ? 'neutral' : 'caution'}>
          {offer.independentEnd ? (
            <>Ends even while this portal is down: {offer.independentEnd}.</>
          ) : (
            <>
              Nothing but this portal ends access to this resource. While it is
              down, access lasts longer than asked for.
            </>
          )}
        </Notice>
      )}
      <Field
        label="Minutes"
        type="number"
        value={form.minutes}
        onChange={set('minutes')}
        inputProps={{ min: 1 }}
        required
      />
      <Field
        label="Purpose"
        value={form.purpose}
        onChange={set('purpose')}
        lines={2}
        help="Whoever consents reads it, and whoever audits it later."
        required
      />
      <Field
        label="Incident"
        value={form.incident}
        onChange={set('incident')}
        help="Number or address, where there is one"
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
        label="Break-glass: it cannot wait for consent"
      />
      {form.breakGlass && (
        <>
          <Notice tone="bad">
            <p>
              <strong>Everybody who must know is told at once</strong>: the
              owner of the resource and those who watch over access.
            </p>
            <p>
              The time is short. It stays open as a debt of yours until two
              other people have reviewed what you did; with a debt open you
              cannot do this again alone.
            </p>
          </Notice>
          <Field
            label="Type the resource to confirm"
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
