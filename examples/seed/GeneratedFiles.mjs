import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const MANIFEST = 'manifest.json';

/**
 * The files of a folder that are generated, and from what. A file that is not as it was generated belongs to whoever
 * changed it, and is left alone.
 */
export class GeneratedFiles {
  #folder;
  #manifest;

  /** `defaults` say what the files are generated from, where none are yet. */
  constructor(folder, defaults) {
    this.#folder = folder;
    const file = join(folder, MANIFEST);
    this.#manifest = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { ...defaults, files: {} };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** What the files are generated from. */
  get from() {
    const { files, ...from } = this.#manifest;
    return from;
  }

  /** Writes a file whole or not at all. Returns whether it is as generated now. */
  write(name, content) {
    const file = join(this.#folder, name);
    const digest = digestOf(content);
    if (existsSync(file)) {
      const present = digestOf(readFileSync(file));
      if (present !== digest && present !== this.#manifest.files[name]) {
        return false;
      }
    }
    // before the file: one that is half written is never the user's
    this.#manifest.files[name] = digest;
    replaceFile(file, content);
    replaceFile(
      join(this.#folder, MANIFEST),
      `${JSON.stringify(this.#manifest, null, 2)}\n`,
    );
    return true;
  }
}

function replaceFile(file, content) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const whole = `${file}.part`;
  writeFileSync(whole, content, { mode: 0o600 });
  renameSync(whole, file);
}

function digestOf(content) {
  return createHash('sha256').update(content).digest('hex');
}
