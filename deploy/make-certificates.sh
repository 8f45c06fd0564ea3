#!/bin/bash
# Makes an authority and a certificate for each node, where they are missing. Runs in the image of es-gencert-cli.
# /authority keeps the key that signs; /certificates/<node> is a node's own; /trust is for everybody.
set -euo pipefail
# The user that KurrentDB runs as.
owner=1001:1001

# The tool wants to make its folders itself.
work=$(mktemp -d)
if [ ! -s /authority/ca.crt ]; then
  es-gencert-cli create-ca -days 3650 -out "$work/ca"
  cp "$work"/ca/* /authority
fi
for node in "$@"; do
  if [ ! -s "/certificates/$node/node.crt" ]; then
    es-gencert-cli create-node -days 3650 -ca-certificate /authority/ca.crt -ca-key /authority/ca.key \
      -out "$work/$node" -ip-addresses 127.0.0.1 -dns-names "$node,localhost"
    cp "$work/$node"/* "/certificates/$node"
  fi
  chown -R "$owner" "/certificates/$node"
  chmod 500 "/certificates/$node"
  chmod 400 "/certificates/$node"/*
done
cp /authority/ca.crt /trust/ca.crt
chmod 444 /trust/ca.crt
