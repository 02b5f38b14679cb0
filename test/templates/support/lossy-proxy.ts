import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";

/** What stands between a client and a server, and can lose what the server says. */
export interface LossyProxy extends AsyncDisposable {
  readonly port: number;
  /** Breaks the connection that carries the next request with a text in it, once its reply has come and before it is passed on. */
  loseReplyTo(text: string): Promise<void>;
}

/** Listens on a free port and passes on to another. */
export async function startLossyProxy(target: number): Promise<LossyProxy> {
  const sockets = new Set<Socket>();
  let awaited: { readonly text: string; readonly lost: () => void } | undefined;
  const server = net.createServer((client) => {
    const upstream = net.connect(target, "127.0.0.1");
    let isLosing = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
    client.on("data", (chunk) => {
      isLosing ||= awaited !== undefined && chunk.includes(awaited.text);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (!isLosing) return void client.write(chunk);
      client.destroy();
      awaited?.lost();
      awaited = undefined;
    });
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    loseReplyTo: (text) =>
      new Promise((lost) => {
        awaited = { text, lost };
      }),
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}
