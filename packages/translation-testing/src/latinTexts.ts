const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'alt'];

/** The words in Latin letters that a part of a page shows or reads out, without those of the data it shows. */
export function latinTexts(root: Element, data: unknown): string[] {
  const known = new Set(wordsIn(JSON.stringify(data)));
  const shown = Array.from(root.querySelectorAll('*'), element => [
    ...Array.from(element.childNodes, node =>
      node.nodeType === Node.TEXT_NODE ? node.textContent ?? '' : '',
    ),
    ...ATTRIBUTES.map(name => element.getAttribute(name) ?? ''),
  ]).flat();
  return shown.filter(text => wordsIn(text).some(word => !known.has(word)));
}

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}
