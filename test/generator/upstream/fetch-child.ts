import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { fetchUpstream } from "../../../generator/upstream/fetch.js";

/**
 * A program that fetches the addresses it is given and prints, as JSON, the text or the code of the diagnostic of
 * each. Which certificates a process trusts is decided when it starts.
 */
const results: string[] = [];
for (const address of process.argv.slice(2)) {
  const result = await fetchUpstream(address, { signal: new AbortController().signal }).catch(
    (error: unknown) => {
      if (error instanceof DiagnosticError) return error.diagnostics[0];
      throw error;
    },
  );
  if (result === undefined) results.push("nothing");
  else if ("message" in result) results.push(`${result.code}: ${result.message}`);
  else results.push(result.kind === "document" ? result.text : result.kind);
}
process.stdout.write(JSON.stringify(results));
