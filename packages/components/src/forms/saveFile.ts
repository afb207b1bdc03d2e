/** Hands a file to the browser for saving. @public */
export function saveFile(options: {
  name: string;
  type: string;
  content: string | Blob;
}): void {
  const { name, type, content } = options;
  const blob =
    typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // A browser may read the address only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
