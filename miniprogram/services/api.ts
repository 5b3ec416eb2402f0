import type { AccountApi } from '../../cloudfunctions/account/index';
import type { CaseApi } from '../../cloudfunctions/case/index';
import type { DivisionApi } from '../../cloudfunctions/division/index';
import type { GridApi } from '../../cloudfunctions/grid/index';
import type { NoticeApi } from '../../cloudfunctions/notice/index';
import type { PatrolApi } from '../../cloudfunctions/patrol/index';
import type { PrintApi } from '../../cloudfunctions/print/index';
import type { PublicityApi } from '../../cloudfunctions/publicity/index';
import type { RotaApi } from '../../cloudfunctions/rota/index';
import type { SettingsApi } from '../../cloudfunctions/settings/index';
import type { VisitApi } from '../../cloudfunctions/visit/index';
import type { WorklogApi } from '../../cloudfunctions/worklog/index';

/** Every cloud function with its actions; types only, nothing of the functions is in the mini program. */
interface Functions {
  account: AccountApi;
  case: CaseApi;
  division: DivisionApi;
  grid: GridApi;
  notice: NoticeApi;
  print: PrintApi;
  rota: RotaApi;
  settings: SettingsApi;
  publicity: PublicityApi;
  patrol: PatrolApi;
  visit: VisitApi;
  worklog: WorklogApi;
}

/** `case.submit`, `grid.card`, … */
export type ActionName = {
  [F in keyof Functions]: `${F}.${Extract<keyof Functions[F], string>}`;
}[keyof Functions];

type ActionOf<N extends ActionName> = N extends `${infer F}.${infer A}`
  ? F extends keyof Functions
    ? A extends keyof Functions[F]
      ? Functions[F][A]
      : never
    : never
  : never;

export type InputOf<N extends ActionName> = ActionOf<N> extends { input: infer Input } ? Input : never;
export type OutputOf<N extends ActionName> = ActionOf<N> extends { output: infer Output } ? Output : never;
