import protobuf from 'protobufjs';

/** The two messages of WeChat's open interfaces, with the numbers the SDK uses. Fields nobody here reads are left out. */
const schema = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contentType = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { uint32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; int32 httpCode = 4; int32 svrkitErrorCode = 6; }
`).root;
const requestType = schema.lookupType('CommApiData');
const responseType = schema.lookupType('CommOpenApiResp');

/** Parameters of an interface. The SDK has turned their names into snake_case. */
export type OpenApiParams = Record<string, unknown>;

/** `kind` is 0 for WeChat's HTTP interfaces, else one of its inner services (getOpenData, VoIP). */
export function readRequest(bytes: Buffer): { kind: number; params: OpenApiParams } {
  const { apiType, openapiData } = requestType.decode(bytes) as unknown as {
    apiType?: number;
    openapiData?: { pairs?: Array<{ key: string; value: Uint8Array; filename?: string }> } | null;
  };
  const pairs = openapiData?.pairs ?? [];
  const params = pairs.map(({ key, value, filename }) => {
    const bytes = Buffer.from(value);
    // A value with a file name is a file; every other one is JSON.
    return [key, filename ? bytes : JSON.parse(bytes.toString())] as const;
  });
  return { kind: apiType ?? 0, params: Object.fromEntries(params) };
}

export function writeResponse(contentType: string, body: Buffer): Buffer {
  const message = responseType.create({ respData: body, contentType, errorCode: 0, httpCode: 200, svrkitErrorCode: 0 });
  return Buffer.from(responseType.encode(message).finish());
}
