import { once } from "node:events";
import net from "node:net";
import { expect, test } from "vitest";
import { createReceiver } from "../../templates/src/index.js";
import { toNodeHandler } from "../../templates/src/node.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { startServer } from "./support/server.js";

/** Keeps the process from everything else, as a long calculation does. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("a body that has come while the process was busy for longer than bodyTimeout is read", async () => {
  const receiver = createReceiver({
    secret: SECRET,
    bodyTimeout: 1000,
    handlers: { "order.created": () => undefined },
  });
  await using server = await startServer(toNodeHandler(receiver));
  const { headers, body } = rawRequest();
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const socket = net.connect(server.port, "127.0.0.1");
  const arrived = once(server.server, "request");
  socket.write(
    `POST / HTTP/1.1\r\nHost: localhost\r\n${head}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
  );
  await arrived;
  socket.write(body);
  block(1500);
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 204 /);
  socket.destroy();
});
