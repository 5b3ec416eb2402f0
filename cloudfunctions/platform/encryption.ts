import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { AppError } from './errors';

/**
 * Personal fields are sealed with AES-256-GCM. `DATA_KEYS` holds `id:base64key` pairs separated by commas, the first
 * one seals, all of them open: a key is rotated by putting the new one in front. The id stands beside the value.
 */
export interface Sealed {
  key: string;
  iv: string;
  data: string;
  tag: string;
}

export function seal(text: string): Sealed {
  const [id, key] = keys()[0] ?? missing();
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return {
    key: id,
    iv: iv.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

export function open(sealed: Sealed): string {
  const [, key] = keys().find(([id]) => id === sealed.key) ?? missing();
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]).toString('utf8');
}

/** A keyed hash, 22 characters of base64url: finds an equal value without storing it, and makes ids nobody can guess. */
export function keyedHash(purpose: string, text: string): string {
  const [, key] = keys()[0] ?? missing();
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url').slice(0, 22);
}

function keys(): Array<readonly [id: string, key: Buffer]> {
  return (process.env['DATA_KEYS'] ?? '')
    .split(',')
    .filter((pair) => pair.includes(':'))
    .map((pair) => {
      const [id = '', text = ''] = pair.split(':');
      return [id.trim(), Buffer.from(text, 'base64')] as const;
    })
    .filter(([, key]) => key.length === 32);
}

function missing(): never {
  throw new AppError('INTERNAL', 'DATA_KEYS has no fitting 32-byte key');
}
