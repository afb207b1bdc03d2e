import {
  createTranslationMessages,
  createTranslationResource,
} from '@backstage/core-plugin-api/alpha';
import { guardrailsTranslationRef } from '../guardrailsTranslationRef';

/** The preview of template forms in German, as an app writes it. */
export const german = createTranslationResource({
  ref: guardrailsTranslationRef,
  translations: {
    de: async () => ({
      default: createTranslationMessages({
        ref: guardrailsTranslationRef,
        messages: {
          'preview.checking': 'Richtlinien werden geprüft',
          'preview.choice.groups.failed':
            'Ihre Gruppen konnten nicht geladen werden. Öffnen Sie die Liste, um es erneut zu versuchen.',
          'preview.choice.groups.none':
            'Sie sind in keiner Gruppe des Katalogs, daher gibt es keinen Eigentümer zur Auswahl. Bitten Sie das Team, das den Katalog verwaltet, Sie Ihrer Gruppe hinzuzufügen.',
          'preview.fix': '{{field}} auf {{value}} setzen',
          'preview.notReady': 'Diese Vorlage kann jetzt nicht laufen',
          'preview.outcome.allow':
            'Vorschau: keine Verstöße gefunden. Der Plan wird nach dem Absenden erneut geprüft.',
          'preview.outcome.deny_one':
            'Vorschau: {{count}} Richtlinienverstoß. Es wurde nichts abgesendet.',
          'preview.outcome.deny_other':
            'Vorschau: {{count}} Richtlinienverstöße. Es wurde nichts abgesendet.',
          'preview.outcome.needs-approval':
            'Vorschau: Freigabe erforderlich. Es wurde nichts abgesendet.',
          'preview.outcome.warn_one':
            'Vorschau: {{count}} Warnung. Der Plan wird nach dem Absenden erneut geprüft.',
          'preview.outcome.warn_other':
            'Vorschau: {{count}} Warnungen. Der Plan wird nach dem Absenden erneut geprüft.',
          'preview.unavailable':
            'Keine Vorschau. Die Anfrage wird nach dem Absenden geprüft.',
        },
      }),
    }),
  },
});
