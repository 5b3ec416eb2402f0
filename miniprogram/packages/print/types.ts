import type { InputOf, OutputOf } from '../../services/api';

export type RunView = OutputOf<'print.run'>;
export type SingleKind = InputOf<'print.single'>['kind'];
