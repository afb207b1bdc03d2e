import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { inGreek } from './inGreek';

describe('inGreek', () => {
  it('has every message in Greek letters, with the values as they are', async () => {
    const ref = createTranslationRef({
      id: 'shop',
      messages: { title: 'Open at {{time}}', more: 'Even more' },
    });
    const { resources } = inGreek(ref) as unknown as {
      resources: { language: string; loader: () => Promise<unknown> }[];
    };
    const [{ language, loader }] = resources;
    expect(language).toBe('el');
    await expect(loader()).resolves.toEqual({
      messages: { title: 'οπεν ατ {{time}}', more: 'εβεν μορε' },
    });
  });
});
