import { transitionFrom } from '../../../cloudfunctions/case/workflow';
import { expectedOf } from '../../../miniprogram/packages/staff/expected';

type View = Parameters<typeof expectedOf>[0];
const view = { state: 'submitted', reopened: 0, can: ['accept', 'transfer', 'reply'] } as unknown as View;
const waiting = (action: 'case.accept' | 'case.reply' | 'case.settle') => ({ action });

it('offers after an accept what the table allows for sure', () => {
  const { state, can } = expectedOf(view, [waiting('case.accept')]);
  expect(state).toBe(transitionFrom('accept', 'submitted')?.to);
  expect(can).toEqual(['settle', 'reply']);
  for (const action of can) expect(transitionFrom(action, 'accepted')?.who).toContain('holder');
});

it('leaves a case that came back to whoever may answer it', () => {
  expect(expectedOf({ ...view, reopened: 1 }, [waiting('case.accept')]).can).toEqual(['reply']);
});

it('waits with everything after a step whose end is not certain, and after a refusal', () => {
  expect(expectedOf(view, [waiting('case.accept'), waiting('case.settle')]).can).toEqual([]);
  const refusal = { code: 'CASE_CHANGED', message: '', now: [] };
  expect(expectedOf(view, [{ ...waiting('case.accept'), refusal }]).can).toEqual([]);
});

it('changes nothing by a reply, nor by an accept that has arrived already', () => {
  expect(expectedOf(view, [waiting('case.reply')]).can).toEqual(view.can);
  const accepted = { ...view, state: 'accepted', can: ['settle'] } as unknown as View;
  expect(expectedOf(accepted, [waiting('case.accept')])).toEqual(accepted);
});
