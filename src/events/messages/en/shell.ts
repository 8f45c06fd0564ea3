/** What the shell says of itself. */
export const shell = {
  'no-ledger':
    'There is no ledger in {folder}. Say with --data or DATABASE_URL where it is; "orgledger register open" and "orgledger import" begin one.',
  'unknown-register': 'There is no register "{register}". "orgledger register" lists them.',
  refused: 'Refused; nothing was recorded:',
  'database-unreachable': 'The database cannot be reached: {reason}',
} as const;
