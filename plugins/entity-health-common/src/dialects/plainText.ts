import { statusOfText } from './statusWords';
import type { ReadDialect } from './types';

const consulWords = ['passing', 'warning', 'critical', 'maintenance'];
const aspNetWords = ['Healthy', 'Degraded', 'Unhealthy'];

/**
 * A text that is one word, or begins with one as plugins of Nagios do (`CRITICAL - disk full`). ASP.NET Core answers
 * `Healthy`, `Degraded` or `Unhealthy`, Consul with `format=text` `passing`, `warning` or `critical`. A page is no such
 * text: of HTML only the status code counts.
 * @internal
 */
export const readPlainText: ReadDialect<string> = (text, contentType) => {
  if (/\b(?:html|xml)\b/i.test(contentType.slice(0, 200))) return undefined;
  if (/^\s*</.test(text)) return undefined;
  const [line = ''] = text.slice(0, 1000).split(/\r\n|\r|\n/, 1);
  const [first = ''] = line.split(/\s*[:;,|]\s|\s+[-\u2013]\s|\s*:/, 1);
  const [word = ''] = line.split(/\s/, 1);
  const status =
    statusOfText(line) ??
    statusOfText(first) ??
    (/^[A-Z]{2,}$/.test(word) ? statusOfText(word) : undefined);
  if (status === undefined) return undefined;
  if (consulWords.includes(text)) {
    return { dialect: 'consul', status, components: [], expectedCodes: [429] };
  }
  const dialect = aspNetWords.includes(text) ? 'aspnet-core' : 'text';
  return { dialect, status, components: [] };
};
