/** Where the service reports of a decision. */
export function decisionPath(register: string, id: string): string {
  return `/registers/${encodeURIComponent(register)}/decisions/${encodeURIComponent(id)}`;
}
