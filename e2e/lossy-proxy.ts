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
  // One timer for all: timers of their own may go off in another order than they were set when the process was busy.
  const underWay: { readonly packet: Buffer; readonly at: number }[] = [];
  let waiting = false;
  let ended = false;
  const wait = (): void => {
    if (waiting || !underWay[0]) return;
    waiting = true;
    setTimeout(deliver, underWay[0].at - Date.now());
  };
  const deliver = (): void => {
    waiting = false;
    while (underWay[0] && underWay[0].at <= Date.now()) {
      const { packet } = underWay.shift()!;
      if (!to.destroyed) to.write(packet);
    }
    if (underWay.length < windowPackets) from.resume();
    if (underWay.length === 0 && ended) to.end();
    wait();
  };
  from.on('data', (data) => {
    for (let start = 0; start < data.length; start += packetBytes) {
      if (line.random() < line.breaks) {
        from.destroy();
        to.destroy();
        return;
      }
      let tookMs = line.roundTripMs / 2;
      while (line.random() < line.loss) tookMs += line.roundTripMs;
      const at = Math.max(underWay.at(-1)?.at ?? 0, Date.now() + tookMs);
      underWay.push({ packet: data.subarray(start, start + packetBytes), at });
    }
    if (underWay.length >= windowPackets) from.pause();
    wait();
  });
  from.on('end', () => {
    ended = true;
    if (underWay.length === 0) to.end();
  });
  from.on('error', () => to.destroy());
  from.on('close', (withError) => {
    if (withError || !ended) to.destroy();
  });
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
