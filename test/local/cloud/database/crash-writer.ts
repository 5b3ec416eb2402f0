import { LocalDatabase } from '../../../../local/cloud/database';

/** Writes until it is killed, and prints every id once the write is acknowledged. Used by crash.test.ts. */
const [file = '', round = '0'] = process.argv.slice(2);
const db = new LocalDatabase({ file, now: Date.now });
db.createCollection('log');
db.createIndex('log', { name: 'key', keys: [['key', 1]], unique: true });
db.createIndex('log', {
  name: 'tags',
  keys: [
    ['tags', 1],
    ['key', -1],
  ],
});

const call = (action: string, params: Record<string, unknown>) => {
  const reply = db.handle(`database.${action}`, { collectionName: 'log', ...params }, 'r');
  if (reply instanceof Promise || reply.body.code !== undefined) throw new Error(JSON.stringify(reply));
  return reply.body;
};

for (let i = 0; ; i++) {
  const id = `${round}-${i}`;
  const document = (suffix: string) =>
    `{"_id":"${id}${suffix}","key":"${id}${suffix}","tags":["x","y"],"text":"${'.'.repeat(300)}"}`;
  if (i % 3 === 0) {
    const { transactionId } = call('startTransaction', {});
    call('insertDocument', { data: [document('')], transactionId });
    call('insertDocument', { data: [document('+')], transactionId });
    call('commitTransaction', { transactionId });
  } else {
    call('insertDocument', { data: [document('')] });
    call('modifyDocument', { merge: true, query: `{"_id":"${id}"}`, data: `{"$set":{"key":"${id}!"}}` });
  }
  process.stdout.write(`${id}\n`);
}
