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
export const submitPlan = (known: Known, requestId: string) => call('division.submit', known, requestId);
export const takeBackPlan = (community: string, version: number, requestId: string) =>
  call('division.takeBack', { community, version }, requestId);
export const sendBackPlan = (known: Known, words: string, requestId: string) =>
  call('division.sendBack', { ...known, words }, requestId);
/** @param from YYYY-MM-DD */
export const acceptPlan = (known: Known, from: string, requestId: string) =>
  call('division.accept', { ...known, from }, requestId);
/** Version 0 is what was in force before the first plan. */
export const comparePlans = (community: string, from: number, to: number) =>
  call('division.compare', { community, from, to });
export const proposePlan = (known: Known, requestId: string) => call('division.propose', known, requestId);
export const importPlan = (known: Known, file: { fileId: string; fileName: string }, requestId: string) =>
  call('division.importFile', { ...known, ...file }, requestId);
export const importAddresses = (community: string, file: { fileId: string; fileName: string }, requestId: string) =>
  call('division.importAddresses', { community, ...file }, requestId);
/** Where a community ends. */
export const importBorder = (community: string, file: { fileId: string; fileName: string }) =>
  call('division.importBorder', { community, ...file });
export const exportPlan = (community: string, version: number, format: InputOf<'division.exportFile'>['format']) =>
  call('division.exportFile', { community, version, format });
