import type { Person } from './person';

type TaskEvent = {
  id: number;
  type: string;
  body: { message: string; stepId?: string; output?: Output };
};
type Output = { links?: { title: string; url?: string }[] };

/** How a task of a template ended. */
export type EndedTask = {
  id: string;
  /** What a step wrote, in the order in which it is kept. */
  log(step: string): string;
  /** The last part of the address that an output links to. */
  linked(title: string): string;
};

/** Runs a template to its end. */
export async function runTemplate(options: {
  person: Person;
  template: string;
  values: object;
}): Promise<EndedTask> {
  const { person, template, values } = options;
  const { id } = await person.post<{ id: string }>('/scaffolder/v2/tasks', {
    templateRef: `template:default/${template}`,
    values,
  });
  const events = await untilCompleted(person, id);
  const said = (step: string) =>
    events
      .filter(({ body }) => body.stepId === step)
      .map(({ body }) => body.message)
      .join('\n');
  return {
    id,
    log: said,
    linked(title) {
      const links = events.at(-1)?.body.output?.links ?? [];
      const url = links.find(link => link.title === title)?.url;
      if (!url) throw new Error(`The task has no link "${title}"`);
      return url.split('/').at(-1)!;
    },
  };
}

async function untilCompleted(
  person: Person,
  id: string,
): Promise<TaskEvent[]> {
  for (;;) {
    const events = await person.get<TaskEvent[]>(
      `/scaffolder/v2/tasks/${id}/events`,
    );
    if (events.at(-1)?.type === 'completion') return events;
    await new Promise(done => setTimeout(done, 1_000));
  }
}
