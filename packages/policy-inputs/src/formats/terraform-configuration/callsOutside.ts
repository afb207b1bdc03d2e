import type { External } from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import { findCalls, type Call } from './findCalls';

/** Functions that read the machine that plans. */
const READS_FILES =
  /^(?:core::)?(?:file|fileexists|fileset|filebase64|filemd5|filesha1|filesha256|filesha512|filebase64sha256|filebase64sha512|templatefile)$/;

/** Functions that resolve against the home folder or run a text as a template. */
const ALWAYS = /^(?:core::)?(?:pathexpand|abspath|templatestring)$/;

/** A literal path that stays below its module: no root, no home, no way up, nothing computed. */
const INSIDE =
  /^\s*"(?:\$\{path\.(?:module|root|cwd)\}\/|\.\/)?(?!\/|~|\.\.)([^"\\$%]*)"\s*[,)]/;

/**
 * Function calls that can reach outside of the module, anywhere in a parsed file. Templates that are
 * handed in are searched too, because they can call functions as well; one that is not handed in is
 * reported.
 * @internal
 */
export function callsOutside(options: {
  address: string;
  node: unknown;
  /** A text file of the module by the path that stands in the expression. */
  fileAt: (path: string) => string | undefined;
}): External[] {
  const { address, node, fileAt } = options;
  const found: External[] = [];

  function visitText(text: string): void {
    if (!text.includes('${') && !text.includes('%{')) return;
    findCalls(text, 'template').forEach(visitCall);
  }

  function visitCall(call: Call): void {
    const { name } = call;
    if (name.startsWith('provider::')) {
      found.push({ address, kind: 'provider-function', detail: name });
    } else if (ALWAYS.test(name)) {
      found.push({ address, kind: 'function', detail: shorten(call) });
    } else if (READS_FILES.test(name)) {
      const inside = INSIDE.exec(call.arguments)?.[1];
      if (inside === undefined || inside.split('/').includes('..')) {
        found.push({ address, kind: 'function', detail: shorten(call) });
      } else if (/templatefile$/.test(name)) visitTemplate(call, inside);
    }
  }

  function visitTemplate(call: Call, path: string): void {
    const template = fileAt(path);
    if (template === undefined) {
      found.push({
        address,
        kind: 'template-not-seen',
        detail: shorten(call),
      });
    } else visitText(template);
  }

  function visit(value: unknown): void {
    if (typeof value === 'string') visitText(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) {
      for (const [key, child] of Object.entries(value)) {
        visitText(key);
        visit(child);
      }
    }
  }

  visit(node);
  return found;
}

/** Enough to recognise the call by; arguments are code of the module, and can hold a secret like any code. */
function shorten({ name, arguments: text }: Call): string {
  const path = /^\s*("[^"\\]{0,120}")/.exec(text)?.[1];
  return `${name}(${path ?? '...'})`;
}
