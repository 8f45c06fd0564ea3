#!/bin/sh
# Makes what docker-compose.yml reads from ./secrets, where it is missing. Keep a copy of it apart from the machine.
set -eu
umask 077
cd "$(dirname "$0")/.."
mkdir -p secrets
# Containers read the files as users of their own; nobody else gets through the folder.
make() {
  if [ -s "secrets/$1" ]; then cat >/dev/null; else cat >"secrets/$1" && chmod 444 "secrets/$1"; fi
}
random() { openssl rand -hex 24; }

random | make postgres-password
random | make database-password
printf 'postgres://orgledger:%s@postgres:5432/orgledger\n' "$(cat secrets/database-password)" | make database-url
random | make kurrentdb-admin-password
random | make kurrentdb-ops-password
random | make ledger-password
