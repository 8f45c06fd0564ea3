/** The name of a register's stream. */
export function streamOf(register: string): string {
  return `register-${register}`;
}
