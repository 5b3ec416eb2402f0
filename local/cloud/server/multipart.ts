import busboy from 'busboy';
import { payloadTooLarge } from './body';

/**
 * Reads a multipart form into name → bytes. The SDK sends protobuf bytes as a plain field without a content type, so every
 * field is kept as bytes: reading it as UTF-8 would damage it.
 *
 * @param limitBytes of the parts together; more is an `HttpError` 413
 */
export function readForm(contentType: string, body: Buffer, limitBytes: number): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, Buffer>();
    let bytes = 0;
    // latin1 maps each byte to one character and back, unlike UTF-8.
    const parser = busboy({
      headers: { 'content-type': contentType },
      defCharset: 'latin1',
      limits: { fieldSize: limitBytes, fileSize: limitBytes },
    });
    const count = (size: number) => {
      bytes += size;
      if (bytes > limitBytes) reject(payloadTooLarge(limitBytes));
    };
    parser.on('field', (name, value) => {
      count(value.length);
      fields.set(name, Buffer.from(value, 'latin1'));
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        count(chunk.length);
        chunks.push(chunk);
      });
      stream.on('end', () => fields.set(name, Buffer.concat(chunks)));
    });
    parser.on('close', () => resolve(fields));
    parser.on('error', reject);
    parser.end(body);
  });
}
