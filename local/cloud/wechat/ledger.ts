import { randomUUID } from 'node:crypto';
import Database from 'libsql';

/** A subscription message as the 服务通知 panel shows it. */
export interface SentMessage {
  id: string;
  openid: string;
  templateId: string;
  /** Page a tap opens, without a leading `/`; '' for none. */
  page: string;
  /** Field name → text, e.g. `{thing1: '路灯不亮'}`. */
  data: Record<string, string>;
  /** ISO text, by the movable clock. */
  at: string;
}

interface MessageRow {
  id: string;
  openid: string;
  templateId: string;
  page: string;
  data: string;
  at: number;
}

/** Consents and messages, in one SQLite file. Spending a consent and keeping its message is one transaction. */
export class MessageLedger {
  private readonly database: Database.Database;
  private readonly spend: (message: Omit<SentMessage, 'id' | 'at'>, at: number) => SentMessage | undefined;

  constructor(file: string) {
    this.database = new Database(file);
    this.database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS consents (openid TEXT, templateId TEXT, count INTEGER NOT NULL, PRIMARY KEY (openid, templateId));
      CREATE TABLE IF NOT EXISTS messages (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, openid TEXT NOT NULL, templateId TEXT NOT NULL, page TEXT NOT NULL,
        data TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS messagesOfOpenid ON messages (openid, seq);
    `);
    this.spend = this.prepareSpend();
  }

  /** Adds one consent for each template: one tap on 允许. */
  addConsents(openid: string, templateIds: readonly string[]): void {
    const add = this.database.prepare(
      'INSERT INTO consents VALUES (?, ?, 1) ON CONFLICT (openid, templateId) DO UPDATE SET count = count + 1',
    );
    this.database.transaction(() => {
      for (const templateId of templateIds) add.run([openid, templateId]);
    })();
  }

  consentsOf(openid: string, templateId: string): number {
    const row = this.database
      .prepare('SELECT count FROM consents WHERE openid = ? AND templateId = ?')
      .get([openid, templateId]) as { count: number } | undefined;
    return row?.count ?? 0;
  }

  /** Spends one consent and keeps the message. `undefined` when there is no consent left: nothing is kept then. */
  send(message: Omit<SentMessage, 'id' | 'at'>, at: number): SentMessage | undefined {
    return this.spend(message, at);
  }

  /** Newest first, of one openid or of everybody. */
  messages(openid: string | undefined, limit: number): SentMessage[] {
    const columns = 'SELECT id, openid, templateId, page, data, at FROM messages';
    const rows =
      openid === undefined
        ? this.database.prepare(`${columns} ORDER BY seq DESC LIMIT ?`).all([limit])
        : this.database.prepare(`${columns} WHERE openid = ? ORDER BY seq DESC LIMIT ?`).all([openid, limit]);
    return (rows as MessageRow[]).map(({ id, openid, templateId, page, data, at }) => ({
      id,
      openid,
      templateId,
      page,
      data: JSON.parse(data) as Record<string, string>,
      at: new Date(at).toISOString(),
    }));
  }

  close(): void {
    this.database.close();
  }

  private prepareSpend() {
    const take = this.database.prepare(
      'UPDATE consents SET count = count - 1 WHERE openid = ? AND templateId = ? AND count > 0',
    );
    const keep = this.database.prepare(
      'INSERT INTO messages (id, openid, templateId, page, data, at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    return this.database.transaction((message: Omit<SentMessage, 'id' | 'at'>, at: number): SentMessage | undefined => {
      const { openid, templateId, page, data } = message;
      if (take.run([openid, templateId]).changes === 0) return undefined;
      const id = randomUUID();
      keep.run([id, openid, templateId, page, JSON.stringify(data), at]);
      return { id, openid, templateId, page, data, at: new Date(at).toISOString() };
    });
  }
}
