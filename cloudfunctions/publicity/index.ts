import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { board } from './actions/board';
import { notice } from './actions/notice';

/** The notice boards (公示栏), open to everybody. Objecting is a step of the case: `case.object`. */
const actions = { board, notice };

export type PublicityApi = ApiOf<typeof actions>;
export const main = createFunction('publicity', actions);
