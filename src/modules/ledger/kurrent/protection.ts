const everybody = '$all';
const operators = ['$admins', '$ops'];

/**
 * Metadata of a register's stream: the service appends; only operators delete it, truncate it or change these rules.
 * Who may read is left to the server's own rule.
 * @param user whom the service is known as; anybody may append when it isn't known as anybody
 */
export function protectedBy(user: string | undefined) {
  const service = user ?? everybody;
  return { $acl: { $w: [service], $d: operators, $mw: operators, $mr: [service, ...operators] } };
}
