import { spawnSync } from 'node:child_process';

/** A module for Node alone, so it runs in a process of its own. */
const program = `
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
const schema = XmlDocument.fromString(readFileSync(process.argv[1], 'utf8'));
const report = XmlDocument.fromString(readFileSync(0, 'utf8'));
XsdValidator.fromDoc(schema).validate(report);
`;

/** What libxml2 says against a document; nothing where it is valid. @internal */
export function validateXml(xml: string, schema: string): string {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, schema],
    { input: xml, encoding: 'utf8' },
  );
  return status === 0 ? '' : stderr || `ended with ${status}`;
}
