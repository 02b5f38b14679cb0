/** The formats that can be asserted: for each the function of the run-time code, and its module in `validation/`. */
export const formatFunctions = {
  date: { name: "isDate", module: "formats/date-time" },
  "date-time": { name: "isDateTime", module: "formats/date-time" },
  email: { name: "isEmail", module: "formats/email" },
  hostname: { name: "isHostname", module: "formats/hostname" },
  ipv4: { name: "isIpv4", module: "formats/ip" },
  ipv6: { name: "isIpv6", module: "formats/ip" },
  time: { name: "isTime", module: "formats/date-time" },
  uri: { name: "isUri", module: "formats/uri" },
  "uri-reference": { name: "isUriReference", module: "formats/uri" },
  uuid: { name: "isUuid", module: "formats/uuid" },
} as const;

/** Names of the formats that can be asserted; any other only documents. */
export const knownFormats: ReadonlySet<string> = new Set(Object.keys(formatFunctions));
