import { ts } from "../emit/typescript.js";

/** What an expression is, apart from what is only said about its type. */
export function unwrap(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
    ? unwrap(expression.expression)
    : expression;
}

/** The line of a node, counted from 1. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** The first mistake in the syntax of a file, if there is one. */
export function syntaxFault(
  file: string,
  text: string,
): { readonly message: string; readonly line: number } | undefined {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  });
  const [first] = diagnostics;
  if (first === undefined) return undefined;
  const line = first.file?.getLineAndCharacterOfPosition(first.start ?? 0).line ?? 0;
  return { message: ts.flattenDiagnosticMessageText(first.messageText, " "), line: line + 1 };
}
