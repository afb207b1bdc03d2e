/**
 * Lists what functions of the backend are given and do not need: a parameter or a member called `deps` with more than
 * eight fields, or with a field that nothing reads. A creator (`createX`) may take more than eight: it is where a
 * feature is put together, so that its parts can have few.
 *
 *     node scripts/lint/dependencies.cjs [FOLDER]
 */
const path = require('node:path');
const ts = require('typescript');

const MOST = 8;

/** @returns {string[]} one line for each fault, `file:line function: what` */
function lintDependencies(folder, options = readOptions(folder)) {
  const program = ts.createProgram(sourcesBelow(folder), options);
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => isLinted(folder, fileName))
    .flatMap(source => holdersIn(source).map(holder => ({ source, holder })))
    .flatMap(({ source, holder }) =>
      faultsOf(checker, holder).map(fault => {
        const at = source.getLineAndCharacterOfPosition(holder.name.getStart());
        const file = path.relative(folder, source.fileName);
        return `${file}:${at.line + 1} ${nameOf(holder)}: ${fault}`;
      }),
    );
}

function readOptions(folder) {
  const file = ts.findConfigFile(folder, ts.sys.fileExists);
  const { options } = ts.getParsedCommandLineOfConfigFile(
    file,
    { noEmit: true, incremental: false, composite: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  return options;
}

function fail(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '));
}

function sourcesBelow(folder) {
  return ts.sys
    .readDirectory(folder, ['.ts'], ['**/node_modules', '**/generated'])
    .filter(file => isLinted(folder, file));
}

function isLinted(folder, file) {
  return (
    path.resolve(file).startsWith(path.resolve(folder) + path.sep) &&
    !/\.test\.ts$|\.d\.ts$|__test|\/generated\//.test(file)
  );
}

/** Parameters called `deps` of functions with a body, and members `#deps` of classes. */
function holdersIn(source) {
  const found = [];
  const visit = node => {
    if (ts.isParameter(node) && isCalledDeps(node.name) && node.parent.body) {
      found.push(node);
    }
    if (ts.isPropertyDeclaration(node) && isCalledDeps(node.name)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What a constructor keeps whole is read by the class, and counted at its member.
  const keeping = new Set(
    found.filter(ts.isPropertyDeclaration).map(({ parent }) => parent),
  );
  return found.filter(
    ({ parent }) =>
      !(ts.isConstructorDeclaration(parent) && keeping.has(parent.parent)),
  );
}

function isCalledDeps(name) {
  return /^#?deps$/.test(name.getText());
}

function nameOf(holder) {
  const { parent } = holder;
  if (ts.isConstructorDeclaration(parent)) return parent.parent.name.getText();
  return parent.name?.getText() ?? parent.parent.name?.getText() ?? 'function';
}

function faultsOf(checker, holder) {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(holder));
  const fields = type.getProperties().map(({ name }) => name);
  const read = fieldsRead(checker, holder, fields);
  const unread = fields.filter(field => !read.has(field));
  return [
    ...(fields.length > MOST && !/^create[A-Z]/.test(nameOf(holder))
      ? [`${fields.length} fields, at most ${MOST}: ${fields.join(', ')}`]
      : []),
    ...(unread.length > 0 ? [`never reads ${unread.join(', ')}`] : []),
  ];
}

function fieldsRead(checker, holder, fields) {
  const read = new Set();
  const readAll = type => {
    const names = new Set(
      checker
        .getNonNullableType(type)
        .getProperties()
        .map(({ name }) => name),
    );
    fields.filter(field => names.has(field)).forEach(field => read.add(field));
  };
  const symbol = checker.getSymbolAtLocation(holder.name);
  const scope = ts.isParameter(holder) ? holder.parent.body : holder.parent;
  const visit = node => {
    const used =
      ts.isIdentifier(node) || ts.isPrivateIdentifier(node)
        ? symbolAt(checker, node) === symbol && node !== holder.name
        : false;
    if (used) readAt(checker, expressionOf(node), { read, readAll });
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return read;
}

function symbolAt(checker, node) {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}

/** `deps`, or the whole of `this.#deps`. */
function expressionOf(node) {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
    ? node.parent
    : node;
}

function readAt(checker, node, { read, readAll }) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    read.add(parent.name.text);
    return;
  }
  if (
    ts.isVariableDeclaration(parent) &&
    ts.isObjectBindingPattern(parent.name) &&
    !parent.name.elements.some(({ dotDotDotToken }) => dotDotDotToken)
  ) {
    for (const { propertyName, name } of parent.name.elements) {
      read.add((propertyName ?? name).getText());
    }
    return;
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.left === node
  ) {
    return;
  }
  // Handed on whole: what the receiver declares is read there, or is a fault of its own.
  const literal = ts.isSpreadAssignment(parent) ? parent.parent : node;
  const wanted = ts.isShorthandPropertyAssignment(parent)
    ? contextOfMember(checker, parent)
    : checker.getContextualType(literal);
  readAll(wanted ?? checker.getTypeAtLocation(node));
}

function contextOfMember(checker, member) {
  const type = checker.getContextualType(member.parent);
  const property = type?.getProperty(member.name.text);
  return property && checker.getTypeOfSymbolAtLocation(property, member);
}

module.exports = { lintDependencies };

if (require.main === module) {
  const faults = lintDependencies(
    path.resolve(process.argv[2] ?? 'plugins/guardrails-backend/src'),
  );
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    process.exitCode = 1;
  }
}
