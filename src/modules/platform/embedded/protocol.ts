/** The few messages of PostgreSQL's protocol that are written here. The rest passes through. */

/** The codes that open a connection, in place of a protocol version. */
export const openingCodes = { cancel: 80877102, ssl: 80877103, gssEncryption: 80877104 } as const;

/** "No" to a client that asks for an encrypted connection; it may go on without. */
export const encryptionRefused = Buffer.from('N');

/** Ends a pipeline of the extended protocol; the backend answers that it is ready. */
export const sync = message('S', Buffer.alloc(0));

export function query(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** Ends a COPY FROM STDIN with an error. Means nothing when none is under way. */
export function copyFail(reason: string): Buffer {
  return message('f', Buffer.from(`${reason}\0`));
}

/** The last message to a client whose connection is about to be closed. */
export function fatalError(code: string, text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

export function startup(parameters: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(parameters).flatMap(([key, value]) => [key, value]);
  const body = Buffer.from(`\0\x03\0\0${pairs.map((text) => `${text}\0`).join('')}\0`);
  return Buffer.concat([length(body), body]);
}

export type TransactionStatus = 'idle' | 'in transaction' | 'failed transaction';

const statuses: Readonly<Record<string, TransactionStatus>> = {
  I: 'idle',
  T: 'in transaction',
  E: 'failed transaction',
};

/** What ReadyForQuery says at the end of an answer; undefined when the answer doesn't end with one. */
export function statusAtEnd(answer: Buffer): TransactionStatus | undefined {
  const ready = answer.subarray(-6);
  if (ready.toString('latin1', 0, 5) !== 'Z\0\0\0\x05') return undefined;
  return statuses[String.fromCharCode(ready[5]!)];
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), length(body), body]);
}

function length(body: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(body.length + 4);
  return bytes;
}
