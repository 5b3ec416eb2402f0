import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFileAtomically } from '../atomic-file';

/** Signs addresses, so that a file can be read only by those who were given its address, and only for a time. */
export class Grants {
  private readonly secret: string;

  /**
   * @param file keeps the secret, so that addresses given out survive a restart
   * @param now the movable clock, in milliseconds
   */
  constructor(
    file: string,
    private readonly now: () => number,
  ) {
    this.secret = readSecret(file);
  }

  /** A signature for reading `path` and the second, since 1970, until which it holds. */
  forReading(path: string, maxAgeSeconds: number): { sign: string; until: number } {
    const until = Math.floor(this.now() / 1000) + maxAgeSeconds;
    return { sign: this.signed(`read ${until} ${path}`), until };
  }

  mayRead(path: string, sign: string, until: number): boolean {
    return until * 1000 >= this.now() && same(sign, this.signed(`read ${until} ${path}`));
  }

  forWriting(path: string): string {
    return this.signed(`write ${path}`);
  }

  mayWrite(path: string, sign: string): boolean {
    return same(sign, this.forWriting(path));
  }

  private signed(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}

function same(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8');
    if (secret.length >= 32) return secret;
  } catch {
    // The first start.
  }
  const secret = randomBytes(32).toString('base64url');
  writeFileAtomically(file, secret);
  return secret;
}
