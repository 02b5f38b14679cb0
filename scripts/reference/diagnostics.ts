import { catalogue } from "../../generator/diagnostics/catalogue.js";

/** The reference of diagnostics: what each code means, and what to do about it. */
export function diagnosticsReference(): string {
  const areas = Object.entries(catalogue).map(([area, codes]) => {
    const entries = Object.entries(codes).map(
      ([code, { means, remedy }]) => `### \`${code}\`\n\n${means} ${remedy}`,
    );
    return `## ${area}\n\n${entries.join("\n\n")}`;
  });
  return `${header}\n${areas.join("\n\n")}\n`;
}

const header = `<!-- Written by \`npm run docs\` from generator/diagnostics/catalogue. Do not edit. -->

# Diagnostics

A diagnostic is one finding about your input: \`file:line:column severity code: message\`, the line that it is about, and what to do next. Only errors keep a package from being written. The codes are stable; \`--json\` prints them with the place as a JSON pointer.
`;
