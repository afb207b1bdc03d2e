/**
 * The note as it was signed, from a copy that a person kept: mail, editors and version control write line ends of
 * their own and drop the last one. None of the three can be part of a note, so nothing that was signed is changed.
 * @internal
 */
export function keptNote(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  return `${lines.trimEnd()}\n`;
}
