import { useApi } from '@backstage/core-plugin-api';
import type {
  Choice,
  ChoicesRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useEffect, useState } from 'react';

/**
 * What policy says to each candidate, once a person opens the list. An answer about other values of the form is not
 * shown, and where there is none, no value is marked: the form is checked again after it is submitted. `failed`: the newest
 * question about these values was not answered; it is put again when the list is opened.
 * @internal
 */
export function useChoices(request: ChoicesRequest | undefined): {
  choices: readonly Choice[] | undefined;
  failed: boolean;
  ask: () => void;
} {
  const api = useApi(guardrailsApiRef);
  const key = request && JSON.stringify(request);
  const [wanted, setWanted] = useState(false);
  const [asked, setAsked] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const [answer, setAnswer] = useState<{ key: string; choices: Choice[] }>();

  // A list can be opened before there is anything to ask about, while its values are loaded.
  useEffect(() => {
    if (!wanted || key === undefined) return;
    setWanted(false);
    setAsked(key);
  }, [wanted, key]);

  useEffect(() => {
    if (!asked) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    api.previewChoices(JSON.parse(asked), { signal }).then(
      ({ choices }) => {
        if (signal.aborted) return;
        setFailed(undefined);
        setAnswer({ key: asked, choices });
      },
      () => {
        if (signal.aborted) return;
        setFailed(asked);
        // Not asked for good: the list can be opened again.
        setAsked(undefined);
      },
    );
    return () => controller.abort();
  }, [api, asked]);

  return {
    choices: answer && answer.key === key ? answer.choices : undefined,
    failed: failed !== undefined && failed === key,
    ask: () => setWanted(true),
  };
}
