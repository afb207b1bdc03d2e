import {
  secretInPlainText,
  type External,
} from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';
import { BY_NAME } from '../../secrets/redactSecrets';
import {
  detectSecretByShape,
  isSecretAttribute,
  isSecretName,
  isSecretText,
  pointsElsewhere,
} from '../../secrets/detectSecret';

/** A parameter of type `String` is meant to be read by everybody; only its schema hides it. */
function isPlainParameter(options: {
  type: string;
  expressions: unknown;
}): boolean {
  const { type, expressions } = options;
  if (type !== 'aws_ssm_parameter' || !isRecord(expressions)) return false;
  const kind = expressions.type;
  return isRecord(kind) && /^String/.test(String(kind.constant_value));
}

/**
 * Secrets written down in expressions: constants under a secret's name or of a secret's shape.
 * Constants that come through a variable are no literals; a variable's default is.
 * @internal
 */
export function literalSecrets(options: {
  address: string;
  type: string;
  expressions: unknown;
}): External[] {
  const { address, type } = options;
  const found: External[] = [];
  const path: string[] = [];

  function report(detector: string): void {
    found.push(secretInPlainText({ address, detector, path: pointer(path) }));
  }

  function visitConstant(name: string, value: unknown): void {
    if (typeof value === 'string') {
      const named =
        path.length === 1
          ? isSecretAttribute(type, name) && !isPlainParameter(options)
          : isSecretName(name) && !pointsElsewhere(path.slice(0, -1));
      const detector =
        detectSecretByShape(value) ??
        (named && isSecretText(value) ? BY_NAME : undefined);
      if (detector !== undefined) report(detector);
    } else {
      visitChildren(value, visitConstant);
    }
  }

  function visitExpression(name: string, node: unknown): void {
    if (isRecord(node) && Object.hasOwn(node, 'constant_value')) {
      visitConstant(name, node.constant_value);
    } else if (!isRecord(node) || !Object.hasOwn(node, 'references')) {
      visitChildren(node, visitExpression);
    }
  }

  function visitChildren(
    node: unknown,
    visit: (name: string, child: unknown) => void,
  ): void {
    if (typeof node !== 'object' || node === null) return;
    const inList = Array.isArray(node);
    for (const [key, child] of Object.entries(node)) {
      path.push(key);
      visit(inList ? path[path.length - 2] ?? key : key, child);
      path.pop();
    }
  }

  visitChildren(options.expressions, visitExpression);
  return found;
}
