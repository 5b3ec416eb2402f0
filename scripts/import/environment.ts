import { init } from '@cloudbase/node-sdk';
import { environment } from '../../local/cloud/settings';

/** An environment seen by its administrator: its database and its storage. */
export type Environment = ReturnType<typeof init>;

/** The local cloud at `http://127.0.0.1:PORT`. The key is never checked there, but the SDK wants one. */
export function localEnvironment(url: string): Environment {
  // Else the SDK asks Tencent's metadata host before each request whether it runs over there: 30 ms a request, and without
  // a network a name look-up that keeps the process from ending.
  process.env['TENCENTCLOUD'] = 'true';
  const key = { secretId: 'local', secretKey: 'local' };
  return init({ env: environment.id, region: environment.region, ...key, serviceUrl: `${url}/admin` });
}

/**
 * A real environment, by the variables every CloudBase tool reads: `TCB_ENV`, `TENCENTCLOUD_SECRETID`,
 * `TENCENTCLOUD_SECRETKEY` and, if set, `TENCENTCLOUD_SESSIONTOKEN` and `TENCENTCLOUD_REGION`.
 *
 * @throws Error in Chinese when one is missing
 */
export function realEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const { TCB_ENV: env, TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = variables;
  if (!env || !secretId || !secretKey) {
    throw new Error(
      '请用 --url 或 --data 指定本机系统，或设置 TCB_ENV、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 指定云环境',
    );
  }
  const { TENCENTCLOUD_SESSIONTOKEN: sessionToken, TENCENTCLOUD_REGION: region } = variables;
  return init({ env, secretId, secretKey, ...(sessionToken ? { sessionToken } : {}), ...(region ? { region } : {}) });
}
