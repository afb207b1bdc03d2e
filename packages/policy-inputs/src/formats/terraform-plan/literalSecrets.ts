import {
  secretInPlainText,
  type External,
} from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';
import { BY_NAME } from '../../secrets/redactSecrets';
import { detectInside } from '../../secrets/detectInside';
import {
  detectSecretByShape,
  isSecretMember,
  isSecretName,
  isSecretText,
  knownPlace,
  pointsElsewhere,
} from '../../secrets/detectSecret';
import { siblingName } from '../../secrets/siblingName';
import type { WrittenThrough } from './writtenThrough';

/**
 * Says with true or false what is done about a secret: `manage_master_user_password`. Where it is a function of literals
 * there is no value to look at. Source: the schemas of the AWS, Azure and Google providers, where every boolean with a
 * name of a secret begins so, but for `secret` of `azurerm_api_management_named_value`.
 */
const SETTING =
  /^(?:allow|create|disable|enable|exclude|expire|force|generate|has|hide|is|keep|manage|prevent|recreate|require|reset|rotate|send|skip|store|use)_/;

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
 * Secrets written down in expressions: constants under a secret's name or of a secret's shape, and those that come
 * through a variable, whatever its name.
 * @internal
 */
export function literalSecrets(options: {
  address: string;
  type: string;
  expressions: unknown;
  /** The constant that an expression gets through a variable. */
  through?: (expression: unknown) => WrittenThrough | undefined;
}): External[] {
  const { address, type, through } = options;
  const found: External[] = [];
  const path: string[] = [];

  function report(detector: string): void {
    found.push(secretInPlainText({ address, detector, path: pointer(path) }));
  }

  function known(): 'secret' | 'other' | undefined {
    const place = knownPlace({ type, path });
    return place === 'secret' && isPlainParameter(options) ? 'other' : place;
  }

  function isNamed(parent: unknown, name: string, text: string): boolean {
    const beside = isRecord(parent)
      ? siblingName(constants(parent), name)
      : undefined;
    const place = known();
    if (place !== undefined) return place === 'secret' && isSecretText(text);
    if (path.length === 1) {
      return (
        isSecretMember(name, text) ||
        (beside !== undefined && isSecretMember(beside, text))
      );
    }
    return (
      isSecretMember(beside ?? name, text) &&
      !pointsElsewhere(path.slice(0, -1))
    );
  }

  function isNamedAtTop(name: string): boolean {
    return (
      path.length === 1 &&
      known() === undefined &&
      isSecretName(name) &&
      !SETTING.test(name)
    );
  }

  function visitConstant(name: string, value: unknown, parent: unknown): void {
    if (typeof value === 'string') {
      const detector =
        detectSecretByShape(value) ??
        (isNamed(parent, name, value)
          ? BY_NAME
          : detectInside({ name, text: value }));
      if (detector !== undefined) report(detector);
    } else {
      visitChildren(value, visitConstant);
    }
  }

  function visitExpression(name: string, node: unknown, parent: unknown): void {
    if (isRecord(node) && Object.hasOwn(node, 'constant_value')) {
      visitConstant(name, node.constant_value, parent);
    } else if (isOfLiterals(node)) {
      if (known() === 'secret' || isNamedAtTop(name)) report(BY_NAME);
    } else if (!isRecord(node) || !Object.hasOwn(node, 'references')) {
      visitChildren(node, visitExpression);
    } else {
      const written = through?.(node);
      // The variable's own name has told already.
      if (
        written &&
        !isFoundAtVariable(written) &&
        !namesAPlace(written.value)
      ) {
        visitConstant(name, written.value, parent);
      }
    }
  }

  function visitChildren(
    node: unknown,
    visit: (name: string, child: unknown, parent: unknown) => void,
  ): void {
    if (typeof node !== 'object' || node === null) return;
    const inList = Array.isArray(node);
    for (const [key, child] of Object.entries(node)) {
      path.push(key);
      visit(inList ? path[path.length - 2] ?? key : key, child, node);
      path.pop();
    }
  }

  visitChildren(options.expressions, visitExpression);
  return found;
}

function isFoundAtVariable({ name, value }: WrittenThrough): boolean {
  const expressions = { [name]: { constant_value: value } };
  return literalSecrets({ address: '', type: '', expressions }).length > 0;
}

/**
 * A path, a host or an address. A plan shows which variable an expression refers to and not what it makes of it: what is
 * at a place, as `file(var.password_file)` reads it, is not what the variable says.
 */
const PLACE =
  /^(?:\.{0,2}|~)\/|^[\w-]+(?:\.[\w-]+)+(?::\d+)?$|^[a-z]+:\/\/|\.(?:txt|json|ya?ml|pem|key|pw)$/i;

function namesAPlace(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    PLACE.test(value) &&
    detectSecretByShape(value) === undefined
  );
}

/** An expression that refers to nothing and is no constant: a function of literals, such as `jsonencode`. */
function isOfLiterals(node: unknown): boolean {
  return isRecord(node) && Object.keys(node).length === 0;
}

/** A block of expressions, or of constants, as the constants in it. */
function constants(block: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(block).map(([name, expression]) => [
      name,
      isRecord(expression) && Object.hasOwn(expression, 'constant_value')
        ? expression.constant_value
        : expression,
    ]),
  );
}
