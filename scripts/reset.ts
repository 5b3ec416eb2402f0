import { rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../.local');

/** Forgets everything the local system keeps; the next start makes the demo town anew. */
for (const path of [folder, `${folder}.making`]) rmSync(path, { recursive: true, force: true });
console.log('已清空 .local，下次启动会重新生成演示数据。');
