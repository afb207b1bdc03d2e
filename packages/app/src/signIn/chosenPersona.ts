const KEY = 'guardrails:persona';

/** The persona of this browser tab's last visit, if there was one. @internal */
export function readChosenPersona(): string | undefined {
  return window.localStorage.getItem(KEY) ?? undefined;
}

/** Remembers the persona across reloads; `undefined` forgets it. @internal */
export function writeChosenPersona(ref: string | undefined): void {
  if (ref) window.localStorage.setItem(KEY, ref);
  else window.localStorage.removeItem(KEY);
}
