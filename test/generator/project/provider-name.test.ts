import { expect, it } from "vitest";

import { isProviderName, suggestProviderName } from "../../../generator/project/provider-name.js";

it.each([
  ["stripe-webhooks-asyncapi.yml", "", "stripe"],
  ["docs/api/cal-com-webhooks.asyncapi.json", "", "cal-com"],
  ["asyncapi.yaml", "Help Scout Webhooks", "help-scout"],
  ["https://example.com/specs/HelpScout.v2.yaml?token=x#y", "", "help-scout"],
  ["asyncapi.yaml", "Ünïcode 日本 Webhooks", "n-code"],
  ["asyncapi.yaml", "Webhooks API", undefined],
])("%s with the title %j is the provider %j", (source, title, name) => {
  expect(suggestProviderName(source, title)).toBe(name);
  if (name !== undefined) expect(isProviderName(name)).toBe(true);
});

it.each(["", "Acme", "../x", ".hidden", "a/b"])("%j is no provider's name", (name) => {
  expect(isProviderName(name)).toBe(false);
});
