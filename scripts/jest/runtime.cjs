const { statSync } = require('node:fs');
const { resolve } = require('node:path');
const { Script } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

/** Scripts of this worker by file name, with the source that each was compiled from. */
const scripts = new Map();

/** Texts of files that this worker has read, with what the file was then. */
const texts = new Map();

/** What the files of this worker became, by the way of transforming them and the kind of module. */
const transformed = new Map();

const root = resolve(__dirname, '../..');

/**
 * Code that imports at run time: its script would import into the test file that compiled it first. A comment that
 * reads like it only costs a compilation.
 */
const IMPORTS_AT_RUN_TIME = /\bimport\s*\(/;

/**
 * Jest with its modules read, transformed and compiled once for each worker, and not again for each test file or
 * package. Each file still runs modules of its own: what is kept is code, and no object.
 */
module.exports = class Runtime extends JestRuntime {
  #withModules;

  constructor(config, environment, resolver, transformer, ...rest) {
    super(
      config,
      environment,
      resolver,
      forAllPackages(transformer, config),
      ...rest,
    );
    this.#withModules = config.extensionsToTreatAsEsm.includes('.mts');
  }

  readFile(filename) {
    const { mtimeMs, size } = statSync(filename);
    const known = texts.get(filename);
    if (known?.mtimeMs === mtimeMs && known.size === size) return known.text;
    const text = super.readFile(filename);
    texts.set(filename, { mtimeMs, size, text });
    return text;
  }

  createScriptFromCode(source, filename) {
    const context = this._environment.getVmContext();
    if (context === null) return super.createScriptFromCode(source, filename);
    const names = this.constructInjectedModuleParameters().join();
    const known = scripts.get(filename);
    if (known?.source === source && known.names === names) {
      return known.script.runInContext(context);
    }
    if (IMPORTS_AT_RUN_TIME.test(source)) {
      return super.createScriptFromCode(source, filename);
    }
    const head = `(function(${names}){`;
    let script;
    try {
      script = new Script(`${head}${source}\n})`, {
        filename,
        // so that a place in a stack is the place in the file
        columnOffset: -head.length,
      });
    } catch {
      // whose error names the place
      return super.createScriptFromCode(source, filename);
    }
    scripts.set(filename, { source, names, script });
    return script.runInContext(context);
  }

  /** As the runtime that Backstage gives to frontends, where no file is a module of ECMAScript. */
  unstable_shouldLoadAsEsm(path, ...rest) {
    return this.#withModules && super.unstable_shouldLoadAsEsm(path, ...rest);
  }
};

/**
 * Jest keeps what a file became for one package, in memory and on the disk. What it becomes follows from its text and its
 * whole path, and from how it is transformed, of which `id` is the digest: all packages that do it alike keep one. Each
 * checkout has its own, because the source maps name the files in it.
 */
function forAllPackages(transformer, { id, transformIgnorePatterns }) {
  const how = JSON.stringify([root, id, transformIgnorePatterns]);
  transformer._cache = { ...transformer._cache, configString: how };
  keepByWholePath(transformer);
  keepByKind(transformer, how);
  return transformer;
}

/**
 * The key of a transformer can have the path in its package only, so that `src/index.ts` of two packages with one text
 * would be one file, with the paths of the first.
 */
function keepByWholePath(transformer) {
  const build = transformer._buildCacheKeyFromFileInfo;
  transformer._buildCacheKeyFromFileInfo = (data, filename, options, key) =>
    build.call(
      transformer,
      data,
      filename,
      options,
      key && `${key} ${filename}`,
    );
}

/** In memory Jest knows a file by its path alone, and one that is a module of ECMAScript here can be CommonJS elsewhere. */
function keepByKind(transformer, how) {
  for (const method of ['transform', 'transformAsync']) {
    const original = transformer[method];
    transformer[method] = (filename, options, ...rest) => {
      const kind = [how, method, options.supportsStaticESM].join();
      if (!transformed.has(kind)) transformed.set(kind, new Map());
      const transformedFiles = transformed.get(kind);
      // One of its own for each call, which may still run when the next one begins.
      const ofKind = Object.create(transformer, {
        _cache: { value: { ...transformer._cache, transformedFiles } },
      });
      return original.call(ofKind, filename, options, ...rest);
    };
  }
}
