import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateWords } from '../../cloudfunctions/case/words';
import { transitions } from '../../cloudfunctions/case/workflow';
import { workflowDocument } from '../../scripts/workflow-doc/document';

const document = readFileSync(join(__dirname, '../../docs/workflow.md'), 'utf8');

describe('docs/workflow.md', () => {
  it('is what the table says now: run `npm run docs` when it is not', () => {
    expect(document).toBe(workflowDocument());
  });

  it('has every step in its table and every state on a diagram', () => {
    for (const { why } of transitions) expect(document).toContain(`| ${why} |`);
    for (const [state, words] of Object.entries(stateWords)) expect(document).toContain(`"${state} ${words}"`);
  });

  it('has diagrams whose arrows lead from and to states they declare', () => {
    for (const [diagram] of document.matchAll(/```mermaid[\s\S]*?```/g)) {
      const declared = [...diagram.matchAll(/^ {2}state ".+" as (\w+)$/gm)].map(([, id]) => id);
      const arrows = [...diagram.matchAll(/^ {2}(\w+) --> (\w+) : .+$/gm)];
      expect(arrows.length).toBeGreaterThan(5);
      for (const [, from, to] of arrows) expect(declared).toEqual(expect.arrayContaining([from, to]));
    }
  });
});
