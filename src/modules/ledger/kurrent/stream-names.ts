/** What names of streams begin with outside of the server. */
const ours = 'register-';

/** Names of streams, here and on the server. They differ only where several ledgers live on one server. */
export class StreamNames {
  constructor(readonly prefix: string = ours) {}

  toServer(stream: string): string {
    if (!stream.startsWith(ours)) throw new RangeError(`${stream} is no stream of a register`);
    return this.prefix + stream.slice(ours.length);
  }

  fromServer(name: string): string {
    return ours + name.slice(this.prefix.length);
  }
}
