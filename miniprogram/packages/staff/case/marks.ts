import type { CaseView } from '../../../services/case';

/** What is worth a mark beside the state. */
export function marksOf(view: CaseView | undefined): string[] {
  if (!view) return [];
  const { urgent, reopened, staff, procedureText } = view;
  return [
    procedureText,
    urgent ? '紧急' : '',
    reopened > 0 ? `退回过 ${reopened} 次` : '',
    staff && staff.urged > 0 ? `督办 ${staff.urged} 次` : '',
    staff && staff.children > 0 ? `并案 ${staff.children} 件` : '',
    staff && staff.followers > 0 ? `关注 ${staff.followers} 人` : '',
    staff?.registered ? '窗口登记' : '',
  ].filter(Boolean);
}
