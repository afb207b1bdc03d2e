import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { EnrolDialog } from './EnrolDialog';
import { PasskeyTable } from './PasskeyTable';

/** The passkeys that the signed-in person signs approvals with. @internal */
export function Passkeys() {
  const { t } = useTranslation();
  const passkeys = useGuardrails(['passkeys'], (api, options) =>
    api.listPasskeys(options),
  );
  const [enrolling, setEnrolling] = useState(false);
  const supported = browserSupportsWebAuthn();
  return (
    <Section
      title={t('passkeys.title')}
      note={t('passkeys.note')}
      aside={
        <Button
          size="small"
          variant="outlined"
          disabled={!supported}
          onClick={() => setEnrolling(true)}
        >
          {t('passkeys.add.title')}
        </Button>
      }
    >
      {!supported && (
        <Typography variant="body2">{t('passkeys.unsupported')}</Typography>
      )}
      <Loaded remote={passkeys} of={t('passkeys.what')}>
        {(all, reload) => (
          <>
            {all.length ? (
              <PasskeyTable passkeys={all} onChange={reload} />
            ) : (
              <Typography variant="body2">{t('passkeys.none')}</Typography>
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
