// The yardstick: @asyncapi/parser with its defaults, imported and run once on the document that is named.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

await new Parser().parse(readFileSync(process.argv[2], "utf8"));
