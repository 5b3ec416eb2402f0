import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { list } from './actions/list';
import { read } from './actions/read';
import { unread } from './actions/unread';

const actions = { list, unread, read };

export type NoticeApi = ApiOf<typeof actions>;
export const main = createFunction('notice', actions);
