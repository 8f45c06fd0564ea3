// Makes the service's account on KurrentDB, and lets it read the log; what is there already stays.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BACKWARDS, END, jsonEvent, NO_STREAM, StreamNotFoundError } from '@eventstore/db-client';
import usersGrpc from '@eventstore/db-client/generated/users_grpc_pb.js';
import users from '@eventstore/db-client/generated/users_pb.js';
import { LogClient } from '../dist/src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../dist/src/modules/platform/config/kurrent-url.js';

/** The stream of rules for the whole log. */
const rules = '$$$all';

const option = { type: 'string' };
const { values: given } = parseArgs({
  options: { url: option, ca: option, 'admin-password': option, user: option, password: option },
});
const secret = (file) => readFileSync(file, 'utf8').trim();
const url = parseKurrentUrl(given.url);
const account = { user: given.user, password: secret(given.password) };
const clientOf = (as) => new LogClient({ ...url, ...as, options: { ...url.options, tlsCAFile: given.ca } });

const client = clientOf({ user: 'admin', password: secret(given['admin-password']) });
const failure = await createUser().catch((error) => error);
await letReadAll();
await client.close();
await proveAccount();
console.log(`The account ${given.user} is there, and may read the log.`);

/** @throws also when the account is there: whether it can be used shows in the end */
async function createUser() {
  const options = new users.CreateReq.Options();
  options.setLoginName(account.user);
  options.setFullName('orgledger');
  options.setPassword(account.password);
  const request = new users.CreateReq();
  request.setOptions(options);
  await client.execute(
    usersGrpc.UsersClient,
    'createUser',
    (service) =>
      new Promise((resolve, reject) => {
        service.create(request, ...client.callArguments({ requiresLeader: true }), (error) =>
          error ? reject(error) : resolve(),
        );
      }),
  );
}

async function letReadAll() {
  const { data = {}, revision = NO_STREAM } = (await lastRule()) ?? {};
  const readers = [data.$acl?.$r ?? '$admins'].flat();
  if (readers.includes(account.user)) return;
  const rule = { ...data, $acl: { ...data.$acl, $r: [...readers, account.user] } };
  const event = jsonEvent({ type: '$metadata', data: rule });
  await client.appendToStream(rules, event, { expectedRevision: revision });
}

async function lastRule() {
  try {
    const last = client.readStream(rules, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    for await (const { event } of last) return event;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
}

async function proveAccount() {
  const own = clientOf(account);
  try {
    for await (const { event } of own.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
      if (event) return;
    }
  } catch (error) {
    const reason = (failure ?? error).message;
    throw new Error(`The account ${account.user} can not be used: ${reason}`, { cause: error });
  } finally {
    await own.close();
  }
}
