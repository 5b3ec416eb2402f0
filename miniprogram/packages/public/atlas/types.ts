import type { InputOf, OutputOf } from '../../../services/api';

export type AtlasView = OutputOf<'grid.atlas'>;
/** A rectangle in GCJ-02 degrees and the zoom it is looked at. */
export type AtlasQuestion = InputOf<'grid.atlas'>;
