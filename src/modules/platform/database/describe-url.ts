/** A connection URL fit for logs and messages: without its password, and without its parameters, which may hold one. */
export function describeUrl(url: string): string {
  const { protocol, username, hostname, port, pathname } = new URL(url);
  const user = username && `${username}@`;
  return `${protocol}//${user}${hostname}${port && `:${port}`}${pathname}`;
}
