import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowDocument } from './workflow-doc/document';

/** `npm run docs`: docs/workflow.md from the table in cloudfunctions/case/workflow.ts. */
writeFileSync(join(__dirname, '../docs/workflow.md'), workflowDocument());
