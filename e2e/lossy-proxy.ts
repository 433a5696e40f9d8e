import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What the line does to what passes. */
export interface Line {
  /** There and back, in milliseconds. */
  readonly roundTripMs: number;
  /** Share of packets that are lost and sent again, each time a round trip later. */
  readonly loss: number;
  /** Share of packets at which the whole connection breaks off. */
  readonly breaks: number;
  readonly random: () => number;
}

/** Payload of a packet in bytes, and how many are under way at once. */
const packetBytes = 1400;
const windowPackets = 32;

/** One direction: packets arrive in order, each as late as its own losses and those before it make it. */
function pass(from: Socket, to: Socket, line: Line): void {
  let lastAt = 0;
  let underWay = 0;
  from.on('data', (data) => {
    for (let at = 0; at < data.length; at += packetBytes) {
      if (line.random() < line.breaks) {
        from.destroy();
        to.destroy();
        return;
      }
      let tookMs = line.roundTripMs / 2;
      while (line.random() < line.loss) tookMs += line.roundTripMs;
      lastAt = Math.max(lastAt, Date.now() + tookMs);
      underWay += 1;
      const packet = data.subarray(at, at + packetBytes);
      setTimeout(() => {
        underWay -= 1;
        if (!to.destroyed) to.write(packet);
        if (underWay < windowPackets) from.resume();
      }, lastAt - Date.now());
    }
    if (underWay >= windowPackets) from.pause();
  });
  from.on('end', () => setTimeout(() => to.end(), Math.max(0, lastAt - Date.now()) + 5));
  from.on('error', () => to.destroy());
  from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, lastAt - Date.now()) + 10));
}

/** A bad line to a server on this machine. */
export async function lossyProxy(
  target: string,
  line: Line,
): Promise<{ url: string; connections: () => number; close: () => Promise<void> }> {
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    count += 1;
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    pass(client, upstream, line);
    pass(upstream, client, line);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => count,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
