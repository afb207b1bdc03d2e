const Runtime = require('../jest/runtime.cjs');

/** The one file that is read otherwise than it is on the disk. */
let mutant;

/** Jest with one module exchanged for a mutant, of which nothing is written or kept. */
module.exports = class MutantRuntime extends Runtime {
  static setMutant(next) {
    mutant = next;
  }

  static mutant() {
    return mutant;
  }

  transformFile(filename, options) {
    if (filename !== mutant?.file)
      return super.transformFile(filename, options);
    return this._scriptTransformer.transformSource(
      filename,
      mutant.text,
      this._getFullTransformationOptions(options),
    ).code;
  }
};
