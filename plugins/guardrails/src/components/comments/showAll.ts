/** A part of a text in Markdown. */
type Node = {
  type: string;
  children?: Node[];
  value?: string;
  url?: string;
  title?: string | null;
  label?: string | null;
  lang?: string | null;
  meta?: string | null;
};

/** As the service refuses them where they are written; in Markdown `&#x202e;` is one too. */
const unseen =
  /(?![\n\t\u200c\u200d\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A plugin of the Markdown parser with which nothing that was written is out of sight: where a reference leads to, the
 * words beside a fence, a link without words, and characters that are not seen.
 * @internal
 */
export function showAll() {
  return (tree: object) => showIn(tree as Node);
}

function showIn(node: Node): Node {
  if (node.children) node.children = node.children.map(showIn);
  if (node.value !== undefined) node.value = escape(node.value);
  switch (node.type) {
    case 'definition':
      return { type: 'paragraph', children: [toText(describe(node))] };
    case 'code':
      return node.lang
        ? {
            type: 'code',
            value: `${escape(wordsOf(node))}\n${node.value ?? ''}`,
          }
        : node;
    case 'link':
      if (!/\S/.test(textOf(node))) node.children = [toText(node.url ?? '')];
      return node;
    default:
      return node;
  }
}

function describe({ label, url, title }: Node): string {
  return `[${label}]: ${url}${title ? ` "${title}"` : ''}`;
}

function wordsOf({ lang, meta }: Node): string {
  return [lang, meta].filter(Boolean).join(' ');
}

function textOf({ value = '', children = [], type }: Node): string {
  return type.startsWith('image')
    ? type
    : value + children.map(textOf).join('');
}

function toText(value: string): Node {
  return { type: 'text', value: escape(value) };
}

function escape(text: string): string {
  return text.replace(
    unseen,
    character =>
      `\\u{${character.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );
}
