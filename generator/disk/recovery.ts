/** What had to be done about an earlier run. */
export type Recovery = "nothing" | "finished" | "undone";

/**
 * Finishes or undoes a run that was killed: finishes it from its commit point on, undoes it before.
 * Does nothing, and creates nothing, where there is nothing to do.
 *
 * @throws DiagnosticError when another process is writing the package, or recovery is impossible.
 */
export declare function recoverPackage(out: string): Recovery;
