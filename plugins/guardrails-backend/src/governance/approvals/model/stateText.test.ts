import {
  approvalWords,
  type ApprovalState,
} from '@backstage-guardrails/plugin-guardrails-common';
import { stateText } from './stateText';

describe('stateText', () => {
  it.each(Object.entries(stateText))(
    'says of %s what pages say',
    (state, text) => {
      const word = approvalWords[state as ApprovalState];
      expect(text).toContain(word.toLocaleLowerCase('en-US'));
    },
  );
});
