/** Where the service tells of a decision. */
export function decisionPath(register: string, id: string): string {
  return `/registers/${encodeURIComponent(register)}/decisions/${encodeURIComponent(id)}`;
}
