import { refusal } from "../disk/refusal.js";
import type { BuiltPackage, Credentials } from "./built-package.js";

/** Where a secret may come from. */
export interface SecretSources {
  /** The value of the flag. */
  readonly secret?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks a person; left out where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/**
 * What deliveries of a package are signed with: from the flag, the environment variable that the package documents, or
 * a person. Nothing is asked for where nothing is signed.
 *
 * @throws DiagnosticError when there is none, or none that a scheme could use.
 */
export async function findCredentials(
  { proof, secretVariable, name }: BuiltPackage,
  { secret, env, ask }: SecretSources,
): Promise<Credentials> {
  if (proof === "none") return {};
  const what = proof === "password" ? "user:password" : "secret";
  const stated = secret ?? env[secretVariable];
  const found =
    stated ?? (await ask?.(`The ${what} of the webhook of ${name} (${secretVariable} is not set)`));
  if (found === undefined || found === "") throw noSecret(what, secretVariable, stated === "");
  if (proof !== "password") return { secret: found };
  const [user, password] = splitAt(found, found.indexOf(":"));
  if (user === "" || password === "") throw noSecret(what, secretVariable, false);
  return { user, password };
}

function splitAt(text: string, index: number): readonly [string, string] {
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

function noSecret(what: string, variable: string, isEmpty: boolean) {
  return refusal(
    "no-secret",
    isEmpty ? `The ${what} to sign with is empty.` : `There is no ${what} to sign with.`,
    `Set ${variable} to the one that the receiver has, or pass --secret.`,
  );
}
