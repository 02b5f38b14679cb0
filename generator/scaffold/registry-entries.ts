import { ts } from "../emit/typescript.js";
import { lineOf, unwrap } from "./syntax.js";

/** Why a file that has to do with handlers cannot be understood. */
export interface RegistryProblem {
  readonly problem: string;
  /** Counted from 1. */
  readonly line: number;
}

/** One handler of a registry. */
export interface RegistryEntry {
  /** The event's name. */
  readonly event: string;
  /** Counted from 1. */
  readonly line: number;
  readonly node: ts.ObjectLiteralElementLike;
}

/** The handlers of a registry. */
export interface RegistryEntries {
  readonly entries: readonly RegistryEntry[];
  readonly spread: readonly RegistryEntry[];
}

/** Reads the events that an object has handlers for, or says which of its members does not tell. */
export function readEntries(
  object: ts.ObjectLiteralExpression,
  source: ts.SourceFile,
): RegistryEntries | RegistryProblem {
  const constants = topLevelConstants(source);
  const entries: RegistryEntry[] = [];
  const spread: RegistryEntry[] = [];
  const read = (
    members: ts.ObjectLiteralExpression,
    into: RegistryEntry[],
    open: readonly ts.Node[],
  ): void => {
    for (const node of members.properties) {
      if (ts.isSpreadAssignment(node)) {
        const other = resolve(node.expression, constants);
        if (!ts.isObjectLiteralExpression(other) || open.includes(other)) throw new UnclearMember(node);
        read(other, spread, [...open, other]);
      } else into.push({ event: nameOf(node, constants), line: lineOf(node), node });
    }
  };
  try {
    read(object, entries, [object]);
    return { entries, spread };
  } catch (error) {
    if (!(error instanceof UnclearMember)) throw error;
    const what = error.member.getText(source).split("\n", 1)[0] ?? "";
    return {
      problem: `\`${what.slice(0, 60)}\` does not tell which events it handles`,
      line: lineOf(error.member),
    };
  }
}

class UnclearMember extends Error {
  readonly member: ts.Node;

  constructor(member: ts.Node) {
    super("unclear member");
    this.member = member;
  }
}

type Constants = ReadonlyMap<string, ts.Expression>;

function topLevelConstants(source: ts.SourceFile): Constants {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .filter(({ declarationList }) => (declarationList.flags & ts.NodeFlags.Const) !== 0)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return new Map(
    declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer !== undefined ? [[name.text, initializer] as const] : [],
    ),
  );
}

/** What an expression is, or the constant of this file that it names. */
function resolve(expression: ts.Expression, constants: Constants): ts.Expression {
  const bare = unwrap(expression);
  const constant = ts.isIdentifier(bare) ? constants.get(bare.text) : undefined;
  return constant === undefined ? bare : unwrap(constant);
}

function nameOf(node: ts.ObjectLiteralElementLike, constants: Constants): string {
  const { name } = node;
  if (name === undefined) throw new UnclearMember(node);
  if (!ts.isComputedPropertyName(name)) return name.text;
  const value = resolve(name.expression, constants);
  if (ts.isStringLiteralLike(value)) return value.text;
  throw new UnclearMember(node);
}
