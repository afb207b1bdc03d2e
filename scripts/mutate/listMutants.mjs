import ts from 'typescript';

const { SyntaxKind } = ts;

/** What each operator becomes: the boundary of a comparison moves, a comparison or a logical operator is another. */
const OTHERS = new Map([
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.QuestionQuestionToken, '&&'],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
  [SyntaxKind.AsteriskToken, '/'],
  [SyntaxKind.SlashToken, '*'],
]);

/** Methods of lists that answer the opposite for some list. */
const METHODS = { some: 'every', every: 'some' };

/**
 * The programs that differ from a source in one place: a condition negated, a boundary moved, a constant or an operator
 * exchanged, a statement left out. Types are left alone, for no test can see them.
 *
 * @returns {Array<{ start: number, line: number, was: string, text: string, becomes: string }>} `text` is the whole source
 */
export function listMutants(source, filename) {
  const file = ts.createSourceFile(
    filename,
    source,
    ts.ScriptTarget.Latest,
    true,
  );
  const mutants = [];
  const replace = (node, becomes) => {
    const [start, end] = [node.getStart(file), node.getEnd()];
    mutants.push({
      start,
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      was: source.slice(start, end),
      becomes,
      text: source.slice(0, start) + becomes + source.slice(end),
    });
  };
  const visit = node => {
    if (isOnlyForTheCompiler(node)) return;
    mutate(node, replace);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

function isOnlyForTheCompiler(node) {
  return (
    ts.isTypeNode(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

function mutate(node, replace) {
  if (isCondition(node)) replace(node, `!(${node.getText()})`);
  if (ts.isBinaryExpression(node)) {
    const other = OTHERS.get(node.operatorToken.kind);
    if (other) replace(node.operatorToken, other);
  }
  if (
    ts.isPropertyAccessExpression(node) &&
    Object.hasOwn(METHODS, node.name.text)
  ) {
    replace(node.name, METHODS[node.name.text]);
  }
  if (node.kind === SyntaxKind.TrueKeyword) replace(node, 'false');
  if (node.kind === SyntaxKind.FalseKeyword) replace(node, 'true');
  if (ts.isNumericLiteral(node)) replace(node, `(${node.text} + 1)`);
  if (isText(node)) replace(node, node.text === '' ? "'mutant'" : "''");
  if (ts.isTemplateExpression(node)) replace(node, "''");
  if (isLeftOut(node)) replace(node, ';');
}

/** Of what negates already, `!a` for one, the operand is a condition. */
function isCondition(node) {
  const { parent } = node;
  if (!parent) return false;
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === SyntaxKind.ExclamationToken;
  }
  const tests =
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node);
  const negates =
    ts.isPrefixUnaryExpression(node) &&
    node.operator === SyntaxKind.ExclamationToken;
  return tests && !negates && !exchanges(node);
}

/** A comparison of equality is negated by its operator. */
function exchanges(node) {
  return (
    ts.isBinaryExpression(node) &&
    [
      SyntaxKind.EqualsEqualsEqualsToken,
      SyntaxKind.ExclamationEqualsEqualsToken,
    ].includes(node.operatorToken.kind)
  );
}

function isText(node) {
  if (!ts.isStringLiteralLike(node)) return false;
  const { parent } = node;
  const isName =
    (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) &&
    (parent.name === node || parent.propertyName === node);
  return !isName;
}

/** A call for its effect, an assignment, or what ends a function early. */
function isLeftOut(node) {
  return (
    ts.isExpressionStatement(node) ||
    ts.isThrowStatement(node) ||
    (ts.isReturnStatement(node) && ts.isIfStatement(node.parent)) ||
    ts.isContinueStatement(node)
  );
}
