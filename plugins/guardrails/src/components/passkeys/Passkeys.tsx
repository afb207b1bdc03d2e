import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  guardrailsApiRef,
  useRemote,
} from '@backstage-guardrails/plugin-guardrails-react';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { EnrolDialog } from './EnrolDialog';
import { PasskeyTable } from './PasskeyTable';

/** What the signed-in person signs consents with. @internal */
export function Passkeys() {
  const api = useApi(guardrailsApiRef);
  const passkeys = useRemote({
    key: 'passkeys',
    load: signal => api.listPasskeys({ signal }),
  });
  const [enrolling, setEnrolling] = useState(false);
  const supported = browserSupportsWebAuthn();
  return (
    <Section
      title="Passkeys"
      note="What you sign your consent with, where policy asks for it"
      aside={
        <Button
          size="small"
          variant="outlined"
          disabled={!supported}
          onClick={() => setEnrolling(true)}
        >
          Enrol a passkey
        </Button>
      }
    >
      {!supported && (
        <Typography variant="body2">
          This browser has no passkeys, or the page has no secure address.
        </Typography>
      )}
      <Loaded remote={passkeys} of="your passkeys">
        {(all, reload) => (
          <>
            {all.length ? (
              <PasskeyTable passkeys={all} onChange={reload} />
            ) : (
              <Typography variant="body2">You have no passkey.</Typography>
            )}
            {enrolling && (
              <EnrolDialog
                onClose={() => setEnrolling(false)}
                onDone={() => {
                  setEnrolling(false);
                  reload();
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
