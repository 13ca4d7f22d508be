import type { Socket } from 'node:net';

/** Bytes of one message: room for a picture in an answer, and none for exhausting the memory of the other side. */
const largestMessage = 32 * 1024 * 1024;
const lineFeed = 10;

/** Sends a value as one line of JSON. Resolves when it is on its way. */
export function sendMessage(socket: Socket, message: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(`${JSON.stringify(message)}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The values that the other side sends, until it ends. Throws when one is too large or is no JSON. */
export async function* receiveMessages(socket: Socket): AsyncGenerator<unknown, void, undefined> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const received of socket) {
    let rest = Buffer.from(received);
    for (let end = rest.indexOf(lineFeed); end !== -1; end = rest.indexOf(lineFeed)) {
      const line = Buffer.concat([...chunks, rest.subarray(0, end)]);
      rest = rest.subarray(end + 1);
      chunks = [];
      size = 0;
      yield JSON.parse(line.toString());
    }
    chunks.push(rest);
    size += rest.length;
    if (size > largestMessage) throw new RangeError(`a message is larger than ${largestMessage} bytes`);
  }
}
