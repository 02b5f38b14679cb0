/** What every small document says: how events are named and deliveries signed. */
export const webhook = `x-webhook:
  event: { header: X-Event }
  signature: { scheme: hmac, header: X-Signature, hash: sha256, encoding: hex }
`;

/** An AsyncAPI 2.6 document around some members of its root, as YAML. */
export function document2(body: string): string {
  return `asyncapi: 2.6.0\ninfo: { title: Acme, version: 1.0.0 }\n${webhook}${body}`;
}

/** A document with one event, `thing.happened`, whose payload is `Thing`; the schemas are YAML in flow style. */
export function documentOf(schemas: Readonly<Record<string, string>>): string {
  const lines = Object.entries(schemas).map(([name, schema]) => `    ${JSON.stringify(name)}: ${schema}\n`);
  return document2(`channels:
  hooks:
    publish:
      message:
        x-webhook-event: thing.happened
        payload: { $ref: "#/components/schemas/Thing" }
components:
  schemas:
${lines.join("")}`);
}
