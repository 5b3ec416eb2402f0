import { environment } from '../settings';

/**
 * The variables every instance starts with: where the SDK's requests go, who the function is to the platform, and the
 * settings given by the caller. Nothing else of this process is handed on.
 *
 * `TENCENTCLOUD_RUNENV=SCF` is essential: without it each SDK call first probes a metadata host.
 *
 * @param adminUrl where `/admin` is served
 * @param settings variables a deployed function would find set in the console, e.g. encryption keys
 */
export function baseEnvironment(adminUrl: string, settings: Record<string, string>): Record<string, string> {
  return {
    ...inherited('PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot'),
    ...settings,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: environment.region,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: environment.id,
    TCB_ENV: environment.id,
    // Names of what is set per call; a name without a value is skipped by the SDK.
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_TRACELOG,TCB_SOURCE',
  };
}

function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
