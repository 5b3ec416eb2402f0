import cloud from 'wx-server-sdk';

// keepalive saves a connection per request; the options type of the SDK does not know it.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as unknown as Parameters<typeof cloud.init>[0]);

/** The SDK, ready: everything of the functions takes it from here. */
export default cloud;
