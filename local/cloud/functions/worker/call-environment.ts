import type { WorkerCall } from './protocol';

/**
 * Sets the variables by which the SDK tells one invocation from another. They belong to the instance's own `process.env`
 * and stay until the next call overwrites them: an instance serves one call at a time, as on the platform.
 */
export function setCallEnvironment(call: WorkerCall): void {
  set('WX_OPENID', call.openid);
  set('WX_APPID', call.openid === undefined ? undefined : call.appid);
  set('WX_CLIENTIP', call.openid === undefined ? undefined : call.clientIp);
  set('WX_API_TOKEN', call.token);
  set('TCB_SOURCE', call.source);
  set('TCB_SEQID', call.requestId);
  set('TRIGGER_SRC', call.timer ? 'timer' : undefined);
}

function set(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
