import type { NameMatch } from "./naming.js";
import type { NameSourceKind } from "./name-sources.js";

/** How names on the wire are written, compared with one kind of text that the document calls messages by. */
export interface Spelling {
  readonly kind: NameSourceKind;
  /** Writes a text of that kind as the vendor would. */
  readonly spell: (text: string) => string;
}

/**
 * Learns from names that are known how the others are spelt: where `/webhook/repo/push` is `repo:push`,
 * `/webhook/pullrequest/comment_created` is `pullrequest:comment_created`. Only what stands between words may differ;
 * undefined where the known names agree with their texts, or with no single rule.
 */
export function learnSpelling(matches: readonly NameMatch[]): Spelling | undefined {
  for (const { source, name } of matches) {
    const joints = jointsOf(source.text, name);
    if (joints === undefined || joints.size === 0) continue;
    const spell = (text: string): string => [...text].map((char) => joints.get(char) ?? char).join("");
    const alike = matches.filter((match) => match.source.kind === source.kind && wordsAgree(match));
    if (alike.every((match) => spell(match.source.text) === match.name)) return { kind: source.kind, spell };
  }
  return undefined;
}

/** Which character stands for which, where two texts differ in nothing else; undefined where they do. */
function jointsOf(text: string, name: string): ReadonlyMap<string, string> | undefined {
  if (text.length !== name.length) return undefined;
  const joints = new Map<string, string>();
  for (const [index, char] of [...text].entries()) {
    const other = name[index] ?? "";
    const isJoint = /[^A-Za-z0-9]/.test(char);
    if (char !== other && (!isJoint || /[A-Za-z0-9]/.test(other))) return undefined;
    if (isJoint && (joints.get(char) ?? other) !== other) return undefined;
    if (isJoint) joints.set(char, other);
  }
  return [...joints].some(([from, to]) => from !== to) ? joints : new Map();
}

function wordsAgree({ source, name }: NameMatch): boolean {
  return jointsOf(source.text, name) !== undefined;
}
