import { defineBuiltin } from '../../runtime/define-builtin';
import css from './view.css';

/** `<view>`: a block with a slot. Everything else it does is in base.ts. */
export const view = defineBuiltin({ css });
