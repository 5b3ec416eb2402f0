import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

type PlanView = OutputOf<'division.open'>;
/** A plan as the caller knows it: refused when somebody saved it since. */
type Known = Pick<PlanView, 'version' | 'edition'> & { community: string };

/** Without a town the caller's own. */
export const getOverview = (town?: string) => call('division.overview', town ? { town } : {});
/** @param date YYYY-MM-DD, or null for none */
export const setDeadline = (town: string, date: string | null) => call('division.setDeadline', { town, date });
/** Without a version the newest, or the grids in force where there is no plan. */
export const openPlan = (community: string, version?: number) =>
  call('division.open', version === undefined ? { community } : { community, version });
export const beginPlan = (community: string, requestId: string) => call('division.begin', { community }, requestId);
/** `requestId` stays with the changes: asked again after a lost answer it is the same saving. */
export const savePlan = (input: InputOf<'division.save'>, requestId: string) => call('division.save', input, requestId);
export const submitPlan = (known: Known) => call('division.submit', known);
export const takeBackPlan = (community: string, version: number) => call('division.takeBack', { community, version });
export const sendBackPlan = (known: Known, words: string) => call('division.sendBack', { ...known, words });
/** @param from YYYY-MM-DD */
export const acceptPlan = (known: Known, from: string) => call('division.accept', { ...known, from });
/** Version 0 is what was in force before the first plan. */
export const comparePlans = (community: string, from: number, to: number) =>
  call('division.compare', { community, from, to });
export const proposePlan = (known: Known) => call('division.propose', known);
export const importPlan = (known: Known, file: { fileId: string; fileName: string }) =>
  call('division.importFile', { ...known, ...file });
export const importAddresses = (community: string, file: { fileId: string; fileName: string }) =>
  call('division.importAddresses', { community, ...file });
/** Where a community ends. */
export const importBorder = (community: string, file: { fileId: string; fileName: string }) =>
  call('division.importBorder', { community, ...file });
export const exportPlan = (community: string, version: number, format: InputOf<'division.exportFile'>['format']) =>
  call('division.exportFile', { community, version, format });
