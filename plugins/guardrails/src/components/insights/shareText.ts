/** A part of all in the language of the browser, rounded down: only all of them are 100%. @internal */
export function shareText(part: number, all: number): string {
  return (Math.floor((part * 1000) / all) / 1000).toLocaleString(undefined, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
}
