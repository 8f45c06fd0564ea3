#!/bin/sh
# Makes the database and the service's account, which owns neither the database nor its schema.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
  --set password="$(cat "${ORGLEDGER_PASSWORD_FILE:-/run/secrets/database-password}")" <<'SQL'
CREATE ROLE orgledger LOGIN PASSWORD :'password';
CREATE DATABASE orgledger ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE orgledger FROM PUBLIC;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE orgledger TO orgledger;
\connect orgledger
GRANT USAGE, CREATE ON SCHEMA public TO orgledger;
SQL
