import { parseEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The request header in which the sign-in page names the chosen persona. */
const PERSONA_HEADER = 'x-guardrails-persona';

/**
 * Accepts exactly the catalog users that `auth.providers.persona.personas` lists.
 *
 * @internal
 */
export const personaAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (result: { ref: string }) => ({
    profile: { displayName: parseEntityRef(result.ref).name },
  }),

  initialize({ config }): ReadonlySet<string> {
    return new Set(config.getStringArray('personas'));
  },

  async authenticate({ req }, personas: ReadonlySet<string>) {
    // A page of another origin can send neither this header nor read the answer without CORS consent,
    // and a plain link or form can send no header at all.
    const ref = req.header(PERSONA_HEADER);
    if (!ref || !personas.has(ref)) {
      throw new AuthenticationError(
        'Choose one of the personas of this portal',
      );
    }
    return { result: { ref } };
  },
});
