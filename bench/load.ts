/**
 * The callers, in a process of their own so that they do not share the server's event loop: reads jobs from its parent,
 * keeps `callers` calls in flight until all events are sent, and answers with what it saw.
 */
import { Agent, request } from 'node:http';

export interface Job {
  url: string;
  callers: number;
  calls: Array<{ functionName: string; openid: string; event: unknown }>;
  /** Cuts the connection once the request is sent, so that the answer is lost, and calls again. */
  loseAnswers?: boolean;
}

export interface Seen {
  seconds: number;
  /** Milliseconds of each call, in the order of `calls`. */
  latencies: number[];
  databaseCalls: number[];
  documentsExamined: number[];
  /** The error code of each call, or null. */
  errors: Array<string | null>;
  /** `data.id` of each reply, or null. */
  ids: Array<string | null>;
}

const agent = new Agent({ keepAlive: true });

interface Answer {
  body: { result?: { data?: { id?: string }; error?: { code: string } }; error?: { code: string } };
  databaseCalls: number;
  documentsExamined: number;
}

function call(url: string, { functionName, openid, event }: Job['calls'][number]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/invoke/${functionName}`,
      { method: 'POST', agent, headers: { 'x-openid': openid, 'content-type': 'application/json' } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Answer['body'],
            databaseCalls: Number(response.headers['x-database-calls']),
            documentsExamined: Number(response.headers['x-documents-examined']),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(event));
  });
}

/** Sends a whole request and hangs up: the server does the work and nobody hears of it. */
function callAndHangUp(url: string, { functionName, openid, event }: Job['calls'][number]): Promise<void> {
  return new Promise((resolve) => {
    const sent = request(`${url}/invoke/${functionName}`, {
      method: 'POST',
      agent: false,
      headers: { 'x-openid': openid, 'content-type': 'application/json' },
    });
    sent.on('error', () => resolve());
    sent.on('close', () => resolve());
    sent.end(JSON.stringify(event), () => setImmediate(() => sent.destroy()));
  });
}

async function run(job: Job): Promise<Seen> {
  const seen: Seen = { seconds: 0, latencies: [], databaseCalls: [], documentsExamined: [], errors: [], ids: [] };
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: job.callers }, async () => {
      for (let index = next++; index < job.calls.length; index = next++) {
        const one = job.calls[index];
        if (!one) return;
        if (job.loseAnswers) await callAndHangUp(job.url, one);
        const sentAt = performance.now();
        const answer = await call(job.url, one);
        seen.latencies[index] = performance.now() - sentAt;
        seen.databaseCalls[index] = answer.databaseCalls;
        seen.documentsExamined[index] = answer.documentsExamined;
        seen.errors[index] = answer.body.error?.code ?? answer.body.result?.error?.code ?? null;
        seen.ids[index] = answer.body.result?.data?.id ?? null;
      }
    }),
  );
  seen.seconds = (performance.now() - startedAt) / 1000;
  return seen;
}

process.on('message', (job: Job) => {
  void run(job).then((seen) => process.send?.(seen));
});
