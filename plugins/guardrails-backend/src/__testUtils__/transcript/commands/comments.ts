import { people } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, OTHER } = people;
const text = `Why so large? @${LEAD}`;

/** Comments on a decision, from the first to its removal. */
export async function comments(stage: Stage): Promise<void> {
  const { transcript } = stage;
  const as = (person: string) => stage.harness.as(person);
  const { id: decision } = await stage.allowed('commented');

  transcript.section('Comments');
  const { id } = await transcript.step('A comment mentions a person', () =>
    as(DEVELOPER).addComment(decision, { text }),
  );
  await transcript.step('A person who was mentioned answers', () =>
    as(LEAD).addComment(decision, { text: 'It holds a year.' }),
  );
  await transcript.refused('A comment mentions a person without access', () =>
    as(DEVELOPER).addComment(decision, { text: `@${OTHER}` }),
  );
  await transcript.step('A comment is edited', () =>
    as(DEVELOPER).editComment(id, { text: 'Why large?' }),
  );
  await transcript.refused('A comment of another person is edited', () =>
    as(LEAD).editComment(id, { text }),
  );
  await transcript.refused('A comment of another person is removed', () =>
    as(LEAD).removeComment(id),
  );
  await transcript.step('A comment is removed', () =>
    as(DEVELOPER).removeComment(id),
  );
}
